import { nameHandle, type Handle } from '../../contract/handles'
import type { Outcome } from '../importer'
import type { Span } from '../span'
import type { Writers } from './writers'

/** What an export of comments says as a whole: who wrote, from when to when, and the owner. */
export function* closing(
  network: string, span: Span, writers: Writers, owner: { readonly handles: readonly Handle[]; readonly name?: string },
): Generator<Outcome> {
  for (const fact of writers.facts()) yield { facts: [fact] }
  const [account] = owner.handles
  const handles = [...new Set([...owner.handles, ...writers.own])]
  if (account !== undefined)
    yield { facts: [{ fact: 'person', id: `${network}:owner:${account}`, handles, ...(owner.name !== undefined && { name: owner.name }), me: true }] }
  if (span.empty) return
  yield {
    facts: [{
      fact: 'coverage',
      network,
      account: account ?? nameHandle(network, 'you'),
      setting: 'public',
      from: span.first,
      to: span.last,
      // Whoever does not know which words are the owner's cannot know what the owner answered.
      directions: account === undefined ? ['received'] : ['sent', 'received'],
    }],
  }
}
