/** The benches that need the app run, at a tiny size: that they work, never how fast. */
import { bench } from '../bench/bench'
import { expect, test } from './app'

test('the bench measures the page and the command line', async () => {
  test.setTimeout(240_000)
  const figures = await bench(['dexie', 'end'], 300)
  expect(figures).toHaveLength(5)
  for (const { name, perSecond } of figures) expect(perSecond, name).toBeGreaterThan(0)
})
