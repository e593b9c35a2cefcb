import { personName, seeded, sentence, timeOf, writePlain, type Made, type Making } from './making'

const stamp = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** A calendar of meetings with one guest each. */
export async function calendar({ file, records }: Making): Promise<Made> {
  await writePlain(file, lines(records))
  return { records }
}

function* lines(records: number): Generator<string> {
  const random = seeded(5)
  yield 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Invented//EN\r\nX-WR-CALNAME:ana@example.org\r\n'
  for (let n = 0; n < records; n++) {
    const at = timeOf(n, records)
    const guest = n % 2000
    yield `BEGIN:VEVENT\r\nUID:event-${n}@example.org\r\nDTSTAMP:${stamp(at)}\r\nDTSTART:${stamp(at)}\r\nDTEND:${stamp(at + 3_600_000)}\r\nSUMMARY:${sentence(random).slice(0, 50)}\r\nLOCATION:Café Nord\r\nORGANIZER;CN=Ana Duarte:mailto:ana@example.org\r\nATTENDEE;PARTSTAT=ACCEPTED;CN=Ana Duarte:mailto:ana@example.org\r\nATTENDEE;PARTSTAT=ACCEPTED;CN=${personName(guest)}:mailto:person${guest}@example.org\r\nEND:VEVENT\r\n`
  }
  yield 'END:VCALENDAR\r\n'
}
