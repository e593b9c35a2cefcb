import { personName, seeded, sentence, timeOf, writeZip, type Made, type Making } from './making'

const threads = 100
const owner = 'Ana Duarte Own'
const header = { profile_v2: { name: { full_name: owner, first_name: 'Ana', last_name: 'Own' }, registration_timestamp: 1230000000 } }

/** A Facebook export in JSON: messages of a hundred friends, newest first, 10,000 to a file, with the bytes of UTF-8 as letters. */
export async function facebookMessages({ file, records }: Making): Promise<Made> {
  const each = Math.floor(records / threads)
  const entries: [string, () => Iterable<string>][] = [['personal_information/profile_information/profile_information.json', () => [JSON.stringify(header)]]]
  for (let thread = 0; thread < threads; thread++) {
    for (let part = 0; part * 10_000 < each; part++) {
      const label = `your_facebook_activity/messages/inbox/friend_${thread}/message_${part + 1}.json`
      entries.push([label, () => messages(thread, part * 10_000, Math.min(each, (part + 1) * 10_000), each)])
    }
  }
  await writeZip(file, entries)
  // The profile is a record too.
  return { records: each * threads + 1 }
}

function* messages(thread: number, from: number, to: number, all: number): Generator<string> {
  const random = seeded(thread * 1000 + from)
  const name = personName(thread)
  yield JSON.stringify({ participants: [{ name }, { name: owner }] }).slice(0, -1)
  yield ',"messages":['
  for (let n = from; n < to; n++) {
    const message = { sender_name: random() < 0.5 ? name : owner, timestamp_ms: timeOf(all - n, all) + thread, content: asMeta(sentence(random)), is_geoblocked_for_viewer: false }
    yield `${n > from ? ',' : ''}\n${JSON.stringify(message)}`
  }
  yield `],"title":${JSON.stringify(name)},"is_still_participant":true,"thread_path":"inbox/friend_${thread}"}`
}

const asMeta = (text: string) => Buffer.from(text).toString('latin1')
