import type { Verbs } from '../en/verbs.ts'

/** German verbs of grades. What to say instead stands in the language of the screen, with the German words. */
export const verbs: Verbs = {
  claims: [
    {
      grade: 'A',
      words:
        /(?<![\p{L}])(?:verursach\p{L}*|bewirk\p{L}*|f(?:ü|ue)hr(?:t|te|en|ten) (?:\p{L}+ )?(?:dazu|zu)|verhinder\p{L}*|reduziert\p{L}*|gesenkt|senkt(?:e|en)?|verringert(?:e|en)?|wegen der|wegen des|aufgrund|infolge|dank (?:der|des|dem)|zur(?:ü|ue)ckzuf(?:ü|ue)hren|Wirkung (?:von|auf|der|des)|Auswirkung\p{L}*|Einfluss auf|sorgt(?:e|en)? f(?:ü|ue)r|weil die KI)(?![\p{L}])/giu,
      instead: 'say “hängt zusammen mit” or “fiel zusammen mit”',
    },
    {
      grade: 'B',
      words:
        /(?<![\p{L}])(?:durchg(?:ä|ae)ngig|in allen Segmenten|(?:ü|ue)ber alle Segmente|robust\p{L}*|beweis(?:t|en)|bewiesen|nachweislich|erwiesen\p{L}*)(?![\p{L}])/giu,
      instead: 'say “hängt zusammen mit”',
    },
    {
      grade: 'C',
      words:
        /(?<![\p{L}])(?:(?:im )?Zusammenhang|h(?:ä|ae)ng(?:t|en) (?:[^.;:]{0,60} )?zusammen|zusammenh(?:ä|ae)ng\p{L}*|korrelier\p{L}*|Korrelation|verbunden mit|einhergeh\p{L}*|geh(?:t|en) (?:[^.;:]{0,40} )?einher|sagt (?:[^.;:]{0,40} )?voraus)(?![\p{L}])/giu,
      instead: 'say “fiel zusammen mit”',
    },
  ],
  denied: /(?:nicht|kein\p{L}*|nie|ohne|weder|noch|ob|wenn)(?![\p{L}])[^.;:]{0,40}$/iu,
}
