/** Words that invented people and companies are put together from. Every address ends in `.example`, which can belong to nobody (RFC 2606). */
export const firstNames = (
  'Anna Jonas Mia Lukas Léa Björn Søren Zoë Chloé Jürgen Małgorzata Tomáš Ines Pål Renée Aylin Emre Nadia Oskar Greta ' +
  'Henrik Ida Luca Marta Noah Petra Quirin Rosa Stefan Tilda Ulf Vera Wim Xenia Yusuf Zdeněk Beatriz Caio Dörte Eirik'
).split(' ')

export const lastNames = (
  'Amsel Birkner Cordes Dünnwald Eichhoff Färber Grüneberg Hollerau Immerath Jörgensson Kranewitt Lindqvister Mühlenbeck ' +
  'Nørholm Ostermoor Pfahlberg Quastel Röhrmoser Sänftl Tannwald Uhlenhorster Vogelsang Wiesengrund Zschopauer Ahlström ' +
  'Bělohrad Čermákov Dąbrowka Escarpa Fjeldstad Garrigue Håkonsen Ibarrola Jasnowski Kőrösi Lavandier Montclair Novotnik ' +
  'Ólafsvik Piętrowski'
).split(' ')

export const companyRoots = (
  'Nebel Falken Silber Birken Kupfer Wolken Marder Hafen Quellen Linden Mövenstrand Gletscher Ahorn Bergkamm Dünen Eichen ' +
  'Fichten Ginster Heide Insel Jade Karst Laternen Moor Nordlicht Otter Pappel Raben Schilf Tannen Ulmen Veilchen Weiden Ysop ' +
  'Zeder Auen Brücken Deich Efeu Förde Grät Hügel Kiesel Lotsen Meeres Orkan Perlen Reet Salz Torf'
).split(' ')

export const companyTrades = (
  'Logistik Medien Software Werke Handel Energie Labor Verlag Technik Reisen Bau Optik Druck Systeme Foods Analytics Robotics ' +
  'Pharma Textil Metall Papier Audio Mobility Finance Health Studios Tools Parts Design Consulting Immobilien Akademie Sensorik ' +
  'Plastics Brau Keramik Glas Agrar Yachts Data'
).split(' ')

export const companyForms = ['GmbH', 'AG', 'GmbH & Co. KG', 'S.à r.l.', 'B.V.', 'ApS', 'Ltd', 'SE']

/** Plain Latin letters for addresses: `Mövenstrand` becomes `moevenstrand`. */
export function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '')
}
