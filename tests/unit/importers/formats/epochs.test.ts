import { expect, it } from 'vitest'
import { epochTime } from '../../../../electron/importers/formats/epochs'

const now = Date.UTC(2026, 10, 22)

it.each([
  ['seconds', 1_700_000_000, 1_700_000_000_000],
  ['milliseconds', 1_700_000_000_123, 1_700_000_000_123],
  ['microseconds', 1_700_000_000_123_456, 1_700_000_000_123],
  ['digits', '1700000000', 1_700_000_000_000],
  ['parts of a second', '1700000000.25', 1_700_000_000_250],
  ['up to a day ahead', now / 1000 + 86_400, now + 86_400_000],
])('reads %s', (_, value, at) => expect(epochTime(value, now)).toBe(at))

it.each([0, -5, 1, 4_000_000_000, NaN, Infinity, '', 'soon', null, {}, '1e9'])('knows no time in %j', (value) => expect(epochTime(value, now)).toBeNull())
