import type { CostClass } from '../base/model.ts'

/**
 * The words by which ledger accounts, cost centres, suppliers and memos are recognised, in the languages in which finance keeps its books.
 * Written without accents, in lower case, as regular expressions on whole words (`\w*` where endings differ).
 */

/** Something that only looks like support: it is taken out of the text before support is looked for. */
export const notSupport =
  /\b(it|sales|vertriebs?|marketing|production|engineering|legal|hr|investor|government|aws|azure|cloud|price|income) supports?\b/g

/** The function whose costs are in scope. */
export const supportWords = words(`
  support|supports|customer (care|service|services|experience|operations|help|contact|relations)|client (care|service|services|experience)|customer ?care
  |consumer (care|service|services)|cx|cs ops|help ?desk|help cent(?:er|re)s?|(?:ai|ki) agents?|chat ?bots?|voice ?bots?|virtual agents?|service ?desk|(contact|call) ?cent(er|re)s?|technical assistance
  |kunden(service|dienst|betreuung|support|center)|kundenservices?|kundendienste?|hotline
  |service ?(a la )?client(s|ele)?|services clients|relations? clients?|support clientw*|assistance clientw*|centre d appels
  |atencion al? (cliente|usuario)s?|servicio al? clientes?|soporte|centro de atencion
  |assistenza|servizio clienti|servizio client\\w*|servizio al client\\w*|supporto clienti
  |klanten(service|contact|dienst)|klantcontact
  |atendimento( ao cliente)?|suporte|apoio ao cliente|servico ao cliente
  |kund(tjanst|service|support)|kunde(service|senter|support|center)|asiakaspalvelu|obslug\\w* klient\\w*|biuro obslugi
`)

/** Suppliers that sell nothing but support: helpdesks, AI agents for service, outsourced agents, quality tools for service. */
export const supportSuppliers = words(`
  zendesk|intercom|fin ai|freshdesk|freshworks|freshchat|gorgias|kustomer|help ?scout|front ?app|gladly|service cloud|hubspot service|zoho desk|kayako|re amaze|reamaze|richpanel|dixa|helply
  |ada (support|cx)|ultimate ai|forethought|decagon|sierra ai|cognigy|parloa|netomi|kore ai|yellow ai|agentforce|siena ai|yuma ai|maven agi|solvvy|moveworks
  |teleperformance|concentrix|taskus|foundever|sitel|majorel|webhelp|alorica|ttec|telus international|telus digital|transcom|conduent|influx|partnerhero|peak support|supportninja
  |klaus|maestroqa|zendesk qa|assembled|playvox|simplesat|nicereply|delighted|surveypal|stella connect|talkdesk|aircall|five9|genesys|ujet|dialpad support
`)

/** Money that comes in, or is given back: never a cost of running support. */
export const revenueWords = words(`
  revenues?|sales revenue|income|turnover|umsatz\\w*|erlose?|chiffre d affaires|produits? des ventes|ingresos|ricavi|omzet|receitas?|intakter|przychody
  |refunds?|chargebacks?|credit notes?|erstattung\\w*|remboursements?|reembolsos?|rimborsi|discounts?|rabatte?
`)

/** Taxes, interest and the like: out even on support's own cost centre. */
export const belowTheLineWords = words(`
  interest|(income|corporate|trade|sales) tax\\w*|vat|gst|bank (fees?|charges?)|fx|foreign exchange|exchange (gain|loss|difference)s?
  |zinsen|steuern?|umsatzsteuer|korperschaftsteuer|gewerbesteuer|bankgebuhren|kursdifferenz\\w*|interets|impots?|intereses|impuestos?|interessi|imposte|belasting\\w*|rente
`)

/** Functions other than support, in the order in which they are tried, with the reason that is printed. */
export const otherFunctions: readonly { readonly reason: string; readonly words: RegExp }[] = [
  {
    reason: 'marketing, not support',
    words: words(
      `marketing|advert\\w*|ads|google ads|meta ads|facebook|linkedin|seo|sem|brand\\w*|campaigns?|public relations|werb\\w*|publicite|publicidad|pubblicita|reclame|publicidade|reklam\\w*`,
    ),
  },
  {
    reason: 'customer success, a function of its own',
    words: words(`customer success|client success|csm|account management|customer onboarding`),
  },
  {
    reason: 'sales, not support',
    words: words(
      `sales|commissions?|account executives?|sdrs?|bdrs?|business development|vertrieb\\w*|provisionen|ventes|commercial|ventas|comercial|vendite|commerciale|verkoop|vendas|salg|forsaljning|sprzedaz`,
    ),
  },
  {
    reason: 'hosting and infrastructure, not support',
    words: words(
      `hosting|cloud (hosting|infrastructure|services?|computing)|cloud|aws|amazon web services|gcp|google cloud|azure|infrastructure|infrastruktur|servers?|serverkosten|bandwidth|cdn|cloudflare|datadog|hebergement|alojamiento`,
    ),
  },
  {
    reason: 'research and development, not support',
    words: words(
      `r ?(and )?d|research( and development)?|engineering|engineers?|developers?|software development|product (management|development|team|design)|produktentwicklung|entwicklung|forschung|recherche|ingenierie|desarrollo|ingenieria|sviluppo|ricerca|ontwikkeling|desenvolvimento|utveckling|github|jira|atlassian`,
    ),
  },
  {
    reason: 'cost of the goods sold, not support',
    words: words(
      `cogs|cost of (goods|sales|revenues?)|materials?|merchandise|inventory|shipping|freight|fulfil\\w*|packaging|payment (processing|fees?)|stripe|paypal|adyen|wareneinsatz|material(aufwand|kosten)|versand\\w*|fracht\\w*|mercancias?|merci|produktion|production|manufacturing|warehouse|logisti\\w*`,
    ),
  },
  {
    reason: 'administration, not support',
    words: words(
      `finance|accounting|accountants?|controlling|legal|lawyers?|audit\\w*|hr|human resources|people (team|operations|ops)|general and administrative|g ?(and )?a|administration|admin|executive|management board|directors?|information technology|it department|security team|buchhaltung|rechtsberatung|verwaltung|personalabteilung|geschaftsfuhrung|comptabilite|juridique|direction generale|contabilidad|administracion|contabilita|amministrazione|boekhouding|juridisch`,
    ),
  },
]

/** What kind of cost it is, in the order in which the kinds are tried on one text. */
export const natures: readonly { readonly costClass: CostClass; readonly words: RegExp }[] = [
  {
    costClass: 'labour',
    words: words(`
      salar(y|ies)|salaried|wages?|payroll|gross pay|net pay|bonus(es)?|overtime|social (security|charges?|contributions?|insurance)|pension\\w*|employer\\w* (contributions?|taxes|costs?|ni)|national insurance|401k
      |(employee|staff|health|medical) (benefits?|insurance|costs?)|benefits|personnel|staff|staffing|headcount|agents? (pay|cost|costs|salaries)|temp(orary)? (staff|agency|workers?)|contractors?|freelancers?|compensation|severance|labou?r
      |gehalt\\w*|gehaelter|lohn\\w*|lohne|personal(kosten|aufwand)|sozial(versicherung|abgaben|aufwand|leistungen)\\w*|arbeitgeberanteile?|altersvorsorge|berufsgenossenschaft
      |salaires?|charges? (sociales?|patronales?)|cotisations?|remunerations?|appointements|primes|personnel
      |sueldos?|salarios?|nominas?|seguridad social|cargas sociales|gastos de personal|stipendi|salari|oneri sociali|contributi|costo del personale|tfr
      |ordenados|encargos sociais|vencimentos|seguranca social|lonen|salarissen|sociale (lasten|premies)|personeelskosten|loner|lonekostnader|lonn\\w*|sociala avgifter|arbeidsgiveravgift|palkat|wynagrodzenia|zus
    `),
  },
  {
    costClass: 'one-off',
    words: words(`
      implementation|implementations|set ?up|set ?up fees?|one ?(off|time)|migration|integration project|roll ?out project|onboarding fees?|build|initial build|project costs?
      |einmalig\\w*|einfuhrung\\w*|implementierung\\w*|einrichtung\\w*|mise en (place|service)|integration initiale|implantacion|puesta en marcha|implementazione|avviamento|implementatie|implementacao
    `),
  },
  {
    costClass: 'ai-usage',
    words: words(`
      (ai|ki|ia|fin|bot|chatbot|automated|automatische|llm)( \\w+){0,3} (resolutions?|usage|conversations?|interactions?|outcomes?|tokens?|sessions?|messages?|nutzung|verbrauch|losungen|utilisation|uso|consumo)
      |(resolutions?|usage|tokens?|outcomes?|nutzung|verbrauch|pay per use)( \\w+){0,3} (ai|ki|ia|fin|bot|chatbot|llm)|(per|pro|par|por) (ai )?(resolution|losung|resolucion)|automated resolutions?|fin ai agent|fin resolutions?
      |openai|anthropic|claude|chatgpt|gpt ?\\d*|vertex ai|gemini|bedrock|mistral|cohere|elevenlabs|deepgram|llm|tokens?
    `),
  },
  {
    costClass: 'ai-platform',
    words: words(`
      (ai|ki|ia|artificial intelligence|kunstliche intelligenz|intelligence artificielle|chat ?bots?|voice ?bots?|bots?|virtual agents?|conversational)
      |ada (support|cx)|ultimate ai|forethought|decagon|sierra|cognigy|parloa|netomi|agentforce|siena|yuma|maven agi|solvvy|moveworks|freddy|copilot|langfuse|langsmith|pinecone
    `),
  },
  {
    costClass: 'bpo',
    words: words(`
      bpo|outsourc\\w*|teleperformance|concentrix|taskus|foundever|sitel|majorel|webhelp|alorica|ttec|telus (international|digital)|transcom|conduent|influx|partnerhero|peak support|supportninja|external agents?|subcontract\\w*
      |fremdleistung\\w*|fremdvergabe|dienstleister|sous traitance|externalis\\w*|subcontrata\\w*|tercerizacion|externalizacion|esternalizzazione|uitbested\\w*|terceirizacao
    `),
  },
  {
    costClass: 'telecom',
    words: words(`
      telecom\\w*|telephon\\w*|telefon\\w*|phones?|voip|pbx|sip|toll ?free|twilio|vonage|aircall|ringcentral|dialpad|five9|genesys|talkdesk|ujet|sms|whatsapp|call minutes|internet|telekommunikation|puhelin
    `),
  },
  {
    costClass: 'tools',
    words: words(`
      software|saas|licen[cs]es?|licen[cs]ing|subscriptions?|seats?|tools?|apps?|help ?desk|zendesk|intercom|freshdesk|freshworks|gorgias|kustomer|hubspot|salesforce|service cloud|front ?app|help ?scout|gladly|dixa|zoho|kayako|klaus|maestroqa|assembled|playvox|simplesat|nicereply|qualtrics|surveymonkey|delighted|medallia|typeform|guru|notion|confluence|stonly|statuspage|survey\\w*
      |lizenz\\w*|abonnements?|logiciels?|licencias?|suscripci\\w*|licenze|abbonament\\w*|licenties|programvara|mjukvara|licencas?|oprogramowanie
    `),
  },
  {
    costClass: 'facilities',
    words: words(`
      rent|rents|lease|office( space)?|offices|facilit\\w*|premises|utilities|electricity|heating|cleaning|co ?working|desks?|workplace|building
      |miete\\w*|raumkosten|nebenkosten|strom|buro\\w*|loyers?|locaux|bureaux|alquiler(es)?|oficinas?|affitt\\w*|uffici\\w*|huur|kantoor\\w*|lokalhyra|hyra|aluguer|renda|escritorio|czynsz
    `),
  },
  {
    costClass: 'overhead',
    words: words(`
      training\\w*|coaching|learning|knowledge( base)?|documentation|translation\\w*|quality( assurance)?|qa|workforce management|wfm|travel\\w*|recruit\\w*|hiring|equipment|hardware|laptops?|headsets?|depreciation|amorti[sz]ation|insurance|supplies|allocations?|overheads?|shared services|consult\\w*|conferences?|meals|gifts|goodwill
      |umlagen?|gemeinkosten|schulung\\w*|weiterbildung\\w*|reisekosten|abschreibung\\w*|versicherung\\w*|beratung\\w*|formation\\w*|deplacements?|frais generaux|amortissements?|formacion|viajes|gastos generales|formazione|viaggi|opleiding\\w*|reiskosten|utbildning|formacao|szkolenia
    `),
  },
]

function words(alternatives: string): RegExp {
  return new RegExp(`\\b(?:${alternatives.replace(/\n\s*/g, '')})\\b`)
}
