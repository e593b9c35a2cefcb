import { expect, it } from 'vitest'
import { importers } from '../../../electron/importers/index'
import { readableWords } from '../../../electron/importers/readable'

it('names everything when that is little', () => {
  expect(readableWords([{ id: 'x', title: 'X archive' }, { id: 'vcard', title: 'Address book' }])).toBe('Full Circle reads: X archive, Address book.')
})

it('groups by kind when that is much, and loses nobody', () => {
  const ids = ['x', 'facebook', 'facebook-html', 'whatsapp', 'vcard', 'contactsCsv', 'icalendar', 'swarm', 'spaceship']
  expect(readableWords(ids.map((id) => ({ id, title: id.toUpperCase() })))).toBe(
    'Full Circle reads archives of networks (X, Facebook); chats (WhatsApp); address books (vCard, CSV tables); calendars and places (iCalendar, Swarm); and other things (SPACESHIP).',
  )
})

it('stays short with every importer there is', () => {
  expect(readableWords(importers).length).toBeLessThan(600)
})

it('puts comments of every system in one place', () => {
  expect(readableWords(importers)).toMatch(/blogs and comments \([^()]*Commento, Isso, remark42, webmentions\)/)
})
