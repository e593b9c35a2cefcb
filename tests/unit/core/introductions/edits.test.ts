import { describe, expect, it } from 'vitest'
import { acceptIntroduction, addIntroduction, introductionProblem, rejectIntroduction, takeBackIntroduction } from '../../../../renderer/core/introductions/edits'

const nameOf = (id: string) => id.slice(0, 1).toUpperCase() + id.slice(1)
const one = { by: 'tomas', people: ['bea'] }

describe('what the owner says of introductions', () => {
  it.each([
    [acceptIntroduction(one, nameOf), 'Tomas introduced you to Bea.', [{ name: 'judgeIntroduction', version: 1, args: { by: 'tomas', people: ['bea'], verdict: 'accepted' } }]],
    [rejectIntroduction(one), 'Set aside. It stays set aside when you import again.', [{ name: 'judgeIntroduction', version: 1, args: { by: 'tomas', people: ['bea'], verdict: 'rejected' } }]],
    [takeBackIntroduction('a:7'), 'Your answer is taken back.', [{ name: 'undo', version: 1, args: { operation: 'a:7' } }]],
    [addIntroduction({ by: '', people: ['bea', 'carl'], day: '2019-05-11', text: ' At her table ' }, nameOf), 'You introduced Bea and Carl.', [{ name: 'judgeIntroduction', version: 1, args: { by: '', people: ['bea', 'carl'], verdict: 'accepted', day: '2019-05-11', text: 'At her table' } }]],
    [addIntroduction({ by: 'tomas', people: ['bea'], day: '', text: '' }, nameOf), 'Tomas introduced you to Bea.', [{ name: 'judgeIntroduction', version: 1, args: { by: 'tomas', people: ['bea'], verdict: 'accepted' } }]],
  ])('%#', (edit, words, operations) => {
    expect([edit.said, edit.operations]).toEqual([words, operations])
  })

  it.each([
    [undefined, ['bea'], 'Say who brought them together.'],
    ['tomas', [undefined, undefined], 'Say who was introduced.'],
    ['', ['bea', undefined], 'Say to whom you introduced them.'],
    ['tomas', ['tomas'], 'These are the same person: choose somebody else.'],
    ['', ['bea', 'bea'], 'These are the same person: choose somebody else.'],
    ['', ['bea', 'carl'], ''],
    ['tomas', ['bea'], ''],
    ['tomas', ['bea', 'carl'], ''],
  ])('%s introduces %j: %s', (by, people, problem) => {
    expect(introductionProblem({ by, people })).toBe(problem)
  })
})
