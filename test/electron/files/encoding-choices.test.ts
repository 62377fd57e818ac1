import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { encodingChoices } from '../../../electron/files/encoding-choices.ts'
import { sniffEncoding } from '../../../electron/files/read-text.ts'
import { importBench } from '../../helpers/import-text.ts'

const german = 'Ticket ID;Betreff;Kunde\n1;Rückfrage zur Gebühr;Müller\n2;Größe falsch – „dringend“;Jörg Weiß\n'
const written: readonly (readonly [string, string])[] = [
  ['windows-1252', german],
  ['macintosh', german],
  ['utf-16le', german],
  ['utf-16be', german],
  ['windows-1252', 'id,sujet\n1,Réclamation reçue à l’hôtel\n2,Ça va être annulé\n'],
  ['windows-1250', 'id,temat\n1,Zażółć gęślą jaźń\n2,Proszę o zwrot, dziękuję\n3,Łódź\n'],
  ['windows-1251', 'id,тема\n1,Где мой заказ\n2,Возврат денег, спасибо\n'],
  ['shift_jis', 'id,件名\n1,注文について\n2,返品したいです\n3,ありがとうございます\n'],
  ['gb18030', 'id,主题\n1,我的订单在哪里\n2,退款请求\n'],
]

describe('the encodings of a text', () => {
  it.each(written)('finds %s by how its letters read', (encoding, text) => {
    const bytes = iconv.encode(text, encoding, { addBOM: false })
    expect(sniffEncoding(bytes)).toBe(encoding)
    const choices = encodingChoices(bytes, sniffEncoding(bytes))
    if (encoding.startsWith('utf-16')) expect(choices).toEqual([])
    else {
      expect(choices[0]?.encoding).toBe(encoding)
      for (const sample of choices[0]?.samples ?? []) expect(text).toContain(sample)
      expect(new Set(choices.map(({ samples }) => samples.join())).size).toBe(choices.length)
    }
  })

  it('offers nothing to choose where every encoding reads the same', () => {
    expect(encodingChoices(Buffer.from('id,subject\n1,hello\n'), 'utf-8')).toEqual([])
  })

  it('reads a file as a person says, and remembers that it was said', async () => {
    const bench = importBench()
    try {
      const text =
        'Ticket number;Opened;Customer email;Channel;Topic\nT-1;2026-01-02 10:00;a@b.example;chat;Zażółć\nT-2;2026-01-03 10:00;c@d.example;email;Łódź\n'
      const receipt = await bench.importText(iconv.encode(text, 'windows-1250'), { encoding: 'windows-1250' })
      expect(receipt).toMatchObject({ encoding: 'windows-1250', records: 2, problems: 0 })
      expect(
        bench
          .rows<{ topic: string }>(
            'SELECT term AS topic FROM contacts JOIN terms ON terms.id = topic_id ORDER BY vendor_id',
          )
          .map((r) => r.topic),
      ).toEqual(['zażółć', 'łódź'])
      expect(bench.rows<{ mapping: string }>('SELECT mapping FROM imports')[0]?.mapping).toContain('windows-1250')
    } finally {
      bench.remove()
    }
  })
})
