import { expect, it } from 'vitest'
import { knownOf } from '../../../../renderer/core/suggestions/known'
import { whyNoPerson, offersUnsubscribing } from '../../../../renderer/core/suggestions/notPeople'
import { suggest } from '../../../../renderer/core/suggestions/suggestions'

it.each([...'a1([{“/.,-@ \'é哈가😀', 'a ', 'a1', '1a', 'Aa ', '-1', ' 1', '1\n'])('40,000 of %j cost a moment', async (sign) => {
  const text = sign.repeat(40_000)
  for (const all of [text, `${text}!`, `1 ${text}x`, `-${text}x`]) {
    const people = [1, 2].map((n) => knownOf(`card:${n}`, {
      handles: [`card:${n}`, `x:@${all}`, `linkedin:@${all}`, `email:${all}@${all}`, `tel:${all}`], names: [all, `Bea ${all}`], emails: [all], phones: [all], employers: [all], addresses: [all], pages: [all, `https://${all}`], threads: [all],
    }))
    const began = process.cpuUsage()
    await suggest(people, { isApart: () => false, daysOf: () => Promise.resolve(new Map()), pause: () => Promise.resolve() })
    whyNoPerson({ handles: people[0]!.handles, names: [all], isOrganisation: false, roles: [all] })
    offersUnsubscribing(all)
    const { user, system } = process.cpuUsage(began)
    // Processor ms; what grows with the square of the length takes many seconds.
    expect((user + system) / 1000).toBeLessThan(1000)
  }
})
