import { seeded, sentence, timeOf, two, writePlain, type Made, type Making } from './making'

/** A WhatsApp chat of two, as an iPhone in Germany writes it. */
export async function whatsappChat({ file, records }: Making): Promise<Made> {
  await writePlain(file, lines(records))
  return { records }
}

function* lines(records: number): Generator<string> {
  const random = seeded(2)
  for (let n = 0; n < records; n++) {
    const at = new Date(timeOf(n, records))
    const day = `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${two(at.getUTCFullYear() % 100)}`
    const text = random() < 0.1 ? `${sentence(random)}\n${sentence(random)}` : sentence(random)
    yield `[${day}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}] ${random() < 0.5 ? 'Bea Ek' : 'Ana Duarte'}: ${text}\r\n`
  }
}
