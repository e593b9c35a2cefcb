import type { Outcome } from './importer'

/**
 * Outcomes of an importer that come many at once. Reading takes them so: a turn of the event loop for each of a million records would
 * cost more than sorting them. Whoever asks for one after the other gets them so.
 */
export class Batched implements AsyncIterable<Outcome> {
  constructor(readonly batches: AsyncIterable<readonly Outcome[]>) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Outcome> {
    for await (const batch of this.batches) for (const outcome of batch) yield outcome
  }
}

export const batchesOf = (outcomes: AsyncIterable<Outcome>): AsyncIterable<readonly Outcome[]> => (outcomes instanceof Batched ? outcomes.batches : each(outcomes))

async function* each(outcomes: AsyncIterable<Outcome>): AsyncGenerator<readonly Outcome[]> {
  for await (const outcome of outcomes) yield [outcome]
}
