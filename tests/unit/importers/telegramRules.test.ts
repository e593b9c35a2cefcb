import { describe, expect, it } from 'vitest'
import type { InteractionFact } from '#contract/records'
import type { Outcome } from '../../../electron/importers/importer'
import { telegram } from '../../../electron/importers/telegram'
import { MessageAuthors } from '../../../electron/importers/telegram/authors'
import { repairTelegram } from '../../../electron/importers/telegram/json'
import { whyUnrecognised } from '../../../electron/importers/unrecognised'
import { memorySource, textFiles } from './memorySource'

const message = (id: number, user: number, more: object = {}) => ({ id, type: 'message', date: '2023-04-01T20:15:00', date_unixtime: String(1_680_372_900 + id), from: `P${user}`, from_id: `user${user}`, text: `text ${id}`, text_entities: [], ...more })
const account = (chats: readonly object[]) => ({ personal_information: { user_id: 1, first_name: 'Ana' }, chats: { list: chats } })
const chat = { name: 'P2', type: 'personal_chat', id: 2, messages: [message(1, 1), message(2, 2)] }

async function read(file: unknown, cut = Infinity, owner?: string): Promise<Outcome[]> {
  const bytes = Buffer.from(JSON.stringify(file, null, 1))
  const source = memorySource(new Map([['result.json', bytes.subarray(0, cut)]]))
  const outcomes: Outcome[] = []
  for (const claim of await telegram.claim(source))
    for await (const outcome of telegram.read(source, claim, { owner: owner === undefined ? claim.owner : [owner], zone: 'UTC', region: 'DE', now: Date.UTC(2026, 10, 22) })) outcomes.push(outcome)
  return outcomes
}
const interactions = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction') : []))
const reasons = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => ('skipped' in outcome ? [outcome.skipped] : []))

describe('the authors of a chat', () => {
  it('are found again, with and without a number, while they are near', () => {
    const authors = new MessageAuthors(4)
    const handles = ['telegram:id:900001', 'telegram:name:Cy', 'telegram:id:18446744073709551615', 'telegram:id:007', 'telegram:id:5', 'telegram:name:Cy']
    handles.forEach((handle, index) => authors.add(index * 10, handle))
    expect(handles.map((_, index) => authors.of(index * 10))).toEqual([undefined, undefined, ...handles.slice(2)])
    expect([authors.of(25), authors.of(60)]).toEqual([undefined, undefined])
    const many = new MessageAuthors()
    for (let id = 1; id <= 5000; id++) many.add(id, `telegram:id:${id}`)
    expect([many.of(1), many.of(4999)]).toEqual(['telegram:id:1', 'telegram:id:4999'])
  })
})

describe('whose chat it is', () => {
  it('is asked with the names behind the numbers', async () => {
    const unnamed = { ...message(4, 4), from: null }
    const group = { name: 'Crew', type: 'private_group', id: 9, messages: [message(1, 2), message(2, 3), message(3, 3, { from: 'Cy Nord' }), unnamed] }
    const [claim] = await telegram.claim(memorySource(new Map([['result.json', Buffer.from(JSON.stringify(group))]])))
    expect(claim!.ownerChoices).toEqual(['telegram:id:3', 'telegram:id:2', 'telegram:id:4'])
    expect(claim!.ownerNames).toEqual(['Cy Nord', 'P2', ''])
  })
})

describe('an export as web pages', () => {
  const page = '<!DOCTYPE html>\n<html>\n <head>\n  <meta charset="utf-8"/>\n<title>Exported Data</title>\n  </head>\n <body onload="CheckLocation();">\n  <div class="page_wrap">\n'
  it.each([['ChatExport_2024-01-02/messages.html'], ['DataExport_2024-01-02/chats/chat_01/messages2.html'], ['DataExport_2024-01-02/export_results.html'], ['messages.html']])('%s is told how to become one that can be read', async (label) => {
    const pages = memorySource(textFiles({ [label]: page, ...(label.includes('/') && { 'x/css/style.css': 'a {}' }) }))
    expect(await telegram.claim(pages)).toEqual([])
    expect(await whyUnrecognised(pages.entries, [], '')).toMatch(/Telegram .* JSON/)
  })
  it('is no other page of that name', async () => {
    const pages = memorySource(textFiles({ 'site/messages.html': '<html><title>Exported Data</title></html>', 'site/a.css': '' }))
    expect(await whyUnrecognised(pages.entries, [], '')).not.toContain('Telegram')
  })
})

describe('Telegram', () => {
  it('gives a message one id, whether its chat or the whole account was exported', async () => {
    expect(interactions(await read(chat))).toEqual(interactions(await read(account([chat]))))
    expect(interactions(await read(chat)).map(({ id, direction }) => [id, direction])).toEqual([['telegram:1:personal:2:1', 'sent'], ['telegram:1:personal:2:2', 'received']])
  })

  it('knows a chat whose name and kind stand behind its messages', async () => {
    const { messages, ...head } = chat
    expect(interactions(await read(account([{ messages, ...head }])))).toEqual(interactions(await read(account([chat]))))
  })

  it('passes over a group in which the owner never wrote, unless it was picked', async () => {
    const group = { name: 'Crew', type: 'private_supergroup', id: 9, messages: [message(1, 2), message(2, 3)] }
    expect(reasons(await read(account([group])))).toEqual(['in a group where you never wrote', 'in a group where you never wrote'])
    expect(interactions(await read(group, Infinity, 'telegram:id:1')).map(({ direction }) => direction)).toEqual(['received', 'received'])
  })

  it('addresses what the owner says in a large group to nobody but those it names', async () => {
    const group = { name: 'Crowd', type: 'private_supergroup', id: 9, messages: [...Array.from({ length: 9 }, (_, i) => message(i + 1, i + 2)), message(20, 1), message(21, 1, { reply_to_message_id: 3 })] }
    expect(interactions(await read(account([group]))).slice(-2).map(({ kind, who }) => [kind, who])).toEqual([['group-message', []], ['reply', ['telegram:id:4']]])
  })

  it('keeps what a cut file holds whole, and says that it is cut', async () => {
    const text = JSON.stringify(account([chat]), null, 1)
    const outcomes = await read(account([chat]), text.indexOf('"id": 2,\n      "type": "message"') + 5)
    expect(interactions(outcomes).map(({ id }) => id)).toEqual(['telegram:1:personal:2:1'])
    expect(outcomes.filter((outcome) => 'warning' in outcome)).toHaveLength(1)
  })

  it('reads what Telegram wrote instead of JSON', () => {
    expect(repairTelegram('{"text": "a\\x1F\\\\x1F \\n"}')).toEqual({ text: 'a\u001F\\x1F \n' })
    expect(repairTelegram('{\n "document_id": video_files/sticker (2).webm,\n "a": 1\n}')).toEqual({ document_id: 'video_files/sticker (2).webm', a: 1 })
    expect(() => repairTelegram('{"text": "\\y"}')).toThrow()
  })
})
