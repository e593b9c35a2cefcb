import fc from 'fast-check'
import { expect, it } from 'vitest'
import { circleKept } from '../../../renderer/core/circleKept'
import { day } from '../../../renderer/core/dates'
import type { TimelineItem } from '../../../renderer/core/model'
import { statements } from '../../../renderer/core/statements'
import { storyOf } from '../../../renderer/core/story'

const start = Date.UTC(2012, 0, 1)
const now = start + 1000 * day

const kinds = {
  message: { network: 'x', kind: 'message', setting: 'private' },
  reply: { network: 'facebook', kind: 'reply', setting: 'public' },
  like: { network: 'x', kind: 'reaction', setting: 'ambient' },
  meeting: { network: 'calendar', kind: 'event', setting: 'inPerson', grade: 'strong' },
  hint: { network: 'calendar', kind: 'event', setting: 'inPerson', grade: 'candidate' },
  checkIn: { network: 'swarm', kind: 'check-in', setting: 'bridge' },
  introduction: { network: 'linkedin', kind: 'introduction', setting: 'bridge' },
} as const satisfies Record<string, Partial<TimelineItem>>

const items = fc.array(fc.record({
  what: fc.constantFrom(...Object.keys(kinds) as (keyof typeof kinds)[]), hours: fc.integer({ min: 0, max: 24 * 1020 }), mine: fc.boolean(), verdict: fc.constantFrom(undefined, undefined, undefined, 'rejected' as const),
}), { maxLength: 25 })

it('stands as the whole timeline says, without it', () => {
  fc.assert(fc.property(items, fc.boolean(), (made, leftAlone) => {
    const timeline = made.map(({ what, hours, mine, verdict }, at) => ({
      id: `${what}:${at}`, at: start + (hours * day) / 24, ...kinds[what], direction: what === 'meeting' || what === 'hint' ? 'mutual' as const : mine ? 'sent' as const : 'received' as const, ...(verdict && { verdict }),
    }))
    const covered = ['private', 'inPerson'].map((setting) => ({ network: 'x', account: 'x:id:1', setting: setting as 'private', from: start, to: now, directions: ['sent'] as const }))
    const tell = (verdicts: ReadonlyMap<string, 'accepted' | 'rejected'>) =>
      storyOf({ id: 'x:id:7', handles: ['x:id:7'], items: timeline, met: [], judgements: new Map(), verdicts, coverage: covered, now })
    const open = tell(new Map()).circle.openTurn
    const { circle, story, encounters } = tell(new Map(leftAlone && open ? [[statements.loop(open.id), 'accepted']] : []))
    const { stage, path } = circle
    expect(circleKept({ stage, path, openTurn: circle.openTurn !== null }, JSON.parse(JSON.stringify(story)), encounters, now)).toEqual(circle)
  }))
})
