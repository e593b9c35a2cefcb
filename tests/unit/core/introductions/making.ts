/** People, hints and words for tests of introductions, with everything that does not matter filled in. */
import type { Introduced } from '../../../../renderer/core/introductions/directory'
import type { IntroductionHint, IntroductionSaid } from '../../../../renderer/core/introductions/model'
import type { PersonSummary } from '../../../../renderer/core/model'

export const at = (date: string): number => Date.parse(`${date}T12:00:00Z`)

export function person(id: string, since: string | null, more: Partial<PersonSummary> = {}): PersonSummary & Introduced {
  const firstDirect = since === null ? null : at(since)
  return {
    id, name: id, handles: [id], networks: [], stage: 1, path: 'online first', turns: 0, openTurn: false, openLoops: 0, firstDirect, firstEncounter: null, closed: null,
    lastDirect: firstDirect, lastEncounter: null, counts: { public: 0, private: 0, ambient: 0, inPerson: 0, bridge: 0 }, years: [], hasNote: false, moments: 0, ...more,
  }
}

export const hint = (id: string, more: Partial<IntroductionHint>): IntroductionHint => ({ id, at: null, kind: 'said', ...more })

let clock = 0
export const said = (by: string, people: readonly string[], verdict: IntroductionSaid['verdict'] = 'accepted'): IntroductionSaid => ({ by, people, verdict, operation: `a:${++clock}`, at: clock })
