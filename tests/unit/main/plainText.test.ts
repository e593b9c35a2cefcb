import { expect, it } from 'vitest'
import { fileName, plain } from '../../../electron/main/plainText'

it('takes out what could rewrite the line it stands in', () => {
  expect(plain('Bea\u001B[31m\r\nEk\u202E x\u200B\u0000')).toBe('Bea [31m Ek x')
  expect(plain('Zoë 👩‍🎨 می‌رود')).toBe('Zoë 👩‍🎨 می‌رود')
})

it('makes a file name of any title', () => {
  expect(fileName('Ana Duarte and Bea Ek')).toBe('Ana Duarte and Bea Ek')
  expect(fileName('../../etc/passwd')).toBe('etc passwd')
  expect(fileName('a:b*c?"<d>|\\e')).toBe('a b c d e')
  expect(fileName(' \u202E.. ')).toBe('Timeline')
  expect([...fileName('🎂'.repeat(300))]).toHaveLength(80)
})
