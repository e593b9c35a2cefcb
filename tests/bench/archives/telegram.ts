import { personName, seeded, sentence, timeOf, writePlain, type Made, type Making } from './making'

/** Telegram's `result.json` with everything: fifty chats of two in one file, indented by one blank. */
export async function telegramExport({ file, records }: Making): Promise<Made> {
  const each = Math.floor(records / chats)
  await writePlain(file, pieces(each))
  return { records: each * chats }
}

const chats = 50

function* pieces(each: number): Generator<string> {
  yield '{\n "about": "Invented.",\n "personal_information": {"user_id": 1, "first_name": "Ana", "last_name": "Duarte", "username": "@ana", "phone_number": "+49301234567"},\n "chats": {\n  "about": "",\n  "list": ['
  for (let chat = 0; chat < chats; chat++) {
    const random = seeded(100 + chat)
    const id = 900_000 + chat
    const name = personName(chat)
    yield `${chat > 0 ? ',' : ''}\n   {"name": ${JSON.stringify(name)}, "type": "personal_chat", "id": ${id}, "messages": [`
    for (let n = 0; n < each; n++) {
      const at = timeOf(n, each)
      const own = random() < 0.5
      const text = sentence(random)
      const message = {
        id: n + 1, type: 'message', date: new Date(at).toISOString().slice(0, 19), date_unixtime: String(at / 1000), from: own ? 'Ana Duarte' : name,
        from_id: own ? 'user1' : `user${id}`, text, text_entities: [{ type: 'plain', text }],
      }
      yield `${n > 0 ? ',' : ''}\n    ${JSON.stringify(message)}`
    }
    yield ']}'
  }
  yield ']}}\n'
}
