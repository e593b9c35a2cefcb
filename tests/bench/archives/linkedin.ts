import { personName, seeded, sentence, timeOf, two, writeZip, type Made, type Making } from './making'

/** LinkedIn's messages.csv, every field in quotes, with the profile that names the owner. */
export async function linkedinMessages({ file, records }: Making): Promise<Made> {
  await writeZip(file, [
    ['Profile.csv', () => ['First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n', 'Ana,Duarte,,,,,,,,,,,\n']],
    ['messages.csv', () => rows(records)],
  ])
  return { records: records + 1 }
}

const ownerUrl = 'https://www.linkedin.com/in/ana-duarte'

function* rows(records: number): Generator<string> {
  const random = seeded(3)
  yield 'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n'
  for (let n = records - 1; n >= 0; n--) {
    const other = n % 500
    const name = personName(other)
    const url = `https://www.linkedin.com/in/person-${other}`
    const own = random() < 0.5
    const at = new Date(timeOf(n, records))
    const date = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} UTC`
    const cells = [`2-conversation${other}`, '', own ? 'Ana Duarte' : name, own ? ownerUrl : url, own ? name : 'Ana Duarte', own ? url : ownerUrl, date, '', sentence(random), 'INBOX']
    yield `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`
  }
}
