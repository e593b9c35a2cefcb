import { personName, writePlain, type Made, type Making } from './making'

/** An address book in vCard 3.0. */
export async function cards({ file, records }: Making): Promise<Made> {
  await writePlain(file, lines(records))
  return { records }
}

function* lines(records: number): Generator<string> {
  for (let n = 0; n < records; n++) {
    const name = personName(n)
    const [given, ...family] = name.split(' ')
    yield `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:card-${n}\r\nFN:${name}\r\nN:${family.join(' ')};${given};;;\r\nEMAIL;TYPE=HOME:person${n}@example.org\r\nTEL;TYPE=CELL:+4915${String(100_000_000 + n)}\r\nORG:Workshop ${n % 97}\r\nBDAY:19${String(50 + (n % 50))}-0${1 + (n % 9)}-1${n % 10}\r\nNOTE:Met on the ferry.\r\nEND:VCARD\r\n`
  }
}
