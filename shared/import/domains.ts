const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Mail providers and internet providers where anybody may have an address, as they are spelled in full. */
const free = names(`
  gmail.com googlemail.com ymail.com rocketmail.com msn.com passport.com me.com mac.com aim.com mail.com email.com usa.com europe.com post.com
  proton.me protonmail.com protonmail.ch pm.me zoho.com zohomail.com zohomail.eu fastmail.com fastmail.fm hey.com tutanota.com tutanota.de tuta.io tuta.com
  hushmail.com inbox.com mailbox.org posteo.de posteo.net runbox.com startmail.com disroot.org riseup.net skiff.com mailfence.com kolabnow.com
  web.de t-online.de freenet.de arcor.de online.de vodafone.de kabelmail.de unitybox.de 1und1.de email.de posteo.eu
  laposte.net orange.fr wanadoo.fr free.fr sfr.fr bbox.fr neuf.fr numericable.fr club-internet.fr aliceadsl.fr
  libero.it virgilio.it tiscali.it tin.it alice.it fastwebnet.it inwind.it iol.it email.it
  terra.es telefonica.net movistar.es ono.com sapo.pt clix.pt netcabo.pt uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com r7.com zipmail.com.br
  mail.ru inbox.ru list.ru bk.ru internet.ru rambler.ru yandex.ru yandex.com ya.ru ukr.net i.ua meta.ua
  qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn aliyun.com naver.com daum.net hanmail.net kakao.com nate.com
  docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com biglobe.ne.jp rediffmail.com rediff.com sify.com indiatimes.com
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net charter.net cox.net earthlink.net juno.com netzero.net optonline.net optimum.net frontier.com
  windstream.net centurylink.net roadrunner.com rr.com q.com mindspring.com excite.com lycos.com rogers.com shaw.ca sympatico.ca bell.net telus.net videotron.ca
  btinternet.com btopenworld.com sky.com virginmedia.com ntlworld.com talktalk.net blueyonder.co.uk tiscali.co.uk plusnet.com o2.co.uk eircom.net
  bluewin.ch hispeed.ch sunrise.ch swissonline.ch a1.net aon.at chello.at chello.nl ziggo.nl kpnmail.nl kpnplanet.nl planet.nl home.nl hetnet.nl xs4all.nl upcmail.nl
  telenet.be skynet.be proximus.be scarlet.be telia.com tele2.se comhem.se bredband.net spray.se online.no broadpark.no mail.dk tdcadsl.dk jubii.dk stofanet.dk
  elisanet.fi kolumbus.fi luukku.com suomi24.fi seznam.cz email.cz centrum.cz post.cz atlas.cz volny.cz azet.sk zoznam.sk centrum.sk
  wp.pl o2.pl onet.pl op.pl onet.eu interia.pl interia.eu poczta.fm gazeta.pl tlen.pl vp.pl abv.bg mail.bg freemail.hu citromail.hu t-online.hu
  otenet.gr forthnet.gr walla.com walla.co.il 012.net.il bezeqint.net bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au xtra.co.nz mweb.co.za telkomsa.net
`)

/** Addresses that live for minutes, and relays behind which anybody may stand. */
const passing = names(`
  guerrillamail.com guerrillamail.net guerrillamail.org guerrillamailblock.com grr.la sharklasers.com spam4.me pokemail.net 10minutemail.com 10minutemail.net
  20minutemail.com minutemail.com tempmail.com tempmail.net tempmail.dev temp-mail.org temp-mail.io tempmailo.com tempinbox.com tempr.email tempail.com
  throwaway.email throwawaymail.com trashmail.com trashmail.net trashmail.de trash-mail.com wegwerfmail.de wegwerfmail.net mailinator.com mailinator.net
  dispostable.com discard.email discardmail.com maildrop.cc mailnesia.com mailcatch.com mailnull.com mailsac.com mailtemp.net mohmal.com moakt.com
  mytemp.email nada.email getnada.com inboxkitten.com emailondeck.com fakeinbox.com fakemail.net getairmail.com harakirimail.com jetable.org
  spamgourmet.com spambog.com spambox.us spamex.com yopmail.com yopmail.net yopmail.fr cool.fr.nf burnermail.io anonbox.net einrot.com cuvox.de dayrep.com
  fleckens.hu gustr.com jourrapide.com rhyta.com superrito.com teleworm.us armyspy.com tafmail.com linshiyouxiang.net emailfake.com generator.email
  privaterelay.appleid.com users.noreply.github.com mozmail.com relay.firefox.com duck.com simplelogin.com simplelogin.co anonaddy.com anonaddy.me addy.io
  passmail.net passinbox.com icloud-relay.com reply.airbnb.com guest.airbnb.com guest.booking.com members.ebay.com
`)

/** Providers with one name in many countries: `yahoo.co.uk`, `hotmail.fr`, `gmx.at`. */
const freeInEveryCountry =
  /^(yahoo|hotmail|outlook|live|gmx|aol|icloud|windowslive|yandex|zohomail)\.(com|net|org|co|[a-z]{2}|(co|com|ne|org|net)\.[a-z]{2})$/
/** Throw-away services move from name to name; these words stay in them. A marketplace hides its buyers behind its own domain. */
const passingEverywhere =
  /(^|[.-])(\d+-?minute-?mail|temp-?(e-?)?mail|throw-?away-?(e-?)?mail|trash-?mail|wegwerf-?(e-?)?mail|guerrilla-?mail|mailinator|yopmail|disposable-?(e-?)?mail|fake-?(e-?)?mail|burner-?mail)[a-z\d-]*\.|(^|\.)marketplace\.amazon\./

/** Is this domain (lower case) one that many unrelated people share (free, throw-away or relayed mail), so that it says nothing about who pays? */
export function isSharedDomain(domain: string): boolean {
  return free.has(domain) || passing.has(domain) || freeInEveryCountry.test(domain) || passingEverywhere.test(domain)
}

/** The domain of an e-mail address in lower case, or `null`. */
export function domainOf(email: string | null): string | null {
  const at = email?.lastIndexOf('@') ?? -1
  return email === null || at <= 0 || at === email.length - 1 ? null : email.slice(at + 1).toLowerCase()
}

const sharedMailbox =
  /^(info|information|infos|support|help|helpdesk|service|services|kundenservice|kundendienst|customer-?(care|service|support)|care|contact|contacts|contacto|contato|kontakt|hello|hi|hallo|hey|mail|email|office|buero|buro|sekretariat|admin|administrator|administration|administracion|webmaster|postmaster|hostmaster|root|abuse|no-?reply|do-?not-?reply|noreply|donotreply|mailer-daemon|notifications?|alerts?|newsletter|sales|vertrieb|ventas|vendas|marketing|press|presse|media|billing|invoices?|invoicing|rechnung(en)?|buchhaltung|accounting|accounts?|accounts?-?(payable|receivable)|ap|ar|finance|finanzen|compta(bilite)?|factur(as?|ation|en)|facturacion|facturen|administratie|payments?|orders?|bestellung(en)?|einkauf|purchasing|procurement|achats|compras|inkoop|shop|store|hr|jobs|careers|bewerbung|recruiting|it|edv|tech|security|legal|privacy|datenschutz|team|all|everyone|staff|reception|rezeption|booking|bookings|reservations?)([._-]?(team|department|dept|desk|[a-z]{2}))?\d*$/

/**
 * Is this the address of a mailbox that several people read or that belongs to a role (`info@`, `support@`, `accounts-payable@`)? Who
 * writes from it in a helpdesk may write for anybody, so it is never matched to an account by its domain or without its tag. A tag (`support+acme@`) doesn't make it a person's.
 */
export function isSharedMailbox(email: string): boolean {
  const at = email.lastIndexOf('@')
  return at > 0 && sharedMailbox.test(email.slice(0, at).toLowerCase().replace(/\+.*$/, ''))
}

/** The domain that a person's address speaks for: none when anybody may write from there, or when a role and not a person writes. */
export function accountDomainOf(email: string | null): string | null {
  const domain = domainOf(email)
  return email === null || domain === null || isSharedDomain(domain) || isSharedMailbox(email) ? null : domain
}

/**
 * The mailbox behind an address: without a tag (`ana+shop@` is `ana@`), and at Gmail without dots and under one name (`a.na@googlemail.com` is
 * `ana@gmail.com`), because Gmail delivers all of these to one person and nobody else does so with dots. `null` when the mailbox is shared: there a tag
 * may name whom it is about. Only used after the address as it stands: people also use tags to hold two accounts apart.
 * Example: `mailboxOf('A.na+x@GoogleMail.com')` is `ana@gmail.com`.
 */
export function mailboxOf(email: string | null): string | null {
  const domain = domainOf(email)
  if (email === null || domain === null || isSharedMailbox(email)) return null
  const name = email.slice(0, email.lastIndexOf('@')).toLowerCase().replace(/\+.*$/, '')
  if (name === '') return null
  return domain === 'gmail.com' || domain === 'googlemail.com'
    ? `${name.replaceAll('.', '')}@gmail.com`
    : `${name}@${domain}`
}

const legalForms =
  /\b(gmbh( & co\.? kg)?|ag|kg|ohg|ug|e\.?k|e\.?v|inc|incorporated|llc|l\.l\.c|llp|lp|ltd|limited|plc|corp|corporation|co|company|s\.?a\.?r\.?l|s\.?a\.?s|s\.?a|s\.?l|s\.?p\.?a|s\.?r\.?l|b\.?v|n\.?v|ab|as|a\/s|aps|oy|oyj|pty|pte|kft|zrt|sp\.? ?z ?o\.? ?o|s\.?r\.?o|a\.?s|ltda|lda|eood|ood|holding|group|the)\b\.?/gu

/**
 * A company's name so that spellings of one name meet: lower case, no accents, no legal form, no signs. Good for a suggestion, never for a match: two companies
 * may share a name. `null` when nothing is left. Example: `organisationKey('Müller & Söhne GmbH')` is `muller sohne`.
 */
export function organisationKey(name: string | null): string | null {
  if (name === null) return null
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(legalForms, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return plain.length < 2 ? null : plain
}
