import { describe, expect, it } from 'vitest'
import { nameForm } from '../../../../renderer/core/suggestions/nameForms'
import { nameLikeness, type Likeness } from '../../../../renderer/core/suggestions/nameLikeness'

const likeness = (a: string, b: string): readonly Likeness[] => {
  const [left, right] = [nameForm(a)!, nameForm(b)!]
  return [...new Set([nameLikeness(left, right), nameLikeness(right, left)])]
}

describe('two names', () => {
  it.each<[string, string, Likeness]>([
    ['Bea Ek', 'Ek, Bea', 'same'],
    ['Dr. Ilse Varga', 'Ilse Varga', 'same'],
    ['BEA EK 🌿', 'Bea Ek (Umi Labs)', 'same'],
    ['Anne-Marie Dupont', 'Annemarie Dupont', 'same'],
    ['Юлия Щербакова', 'Julia Scherbakova', 'spelling'],
    ['Μαρία Παπαδοπούλου', 'Maria Papadopoulou', 'spelling'],
    ['محمد خالد', 'Mohammed Khaled', 'spelling'],
    ['דוד כהן', 'David Cohen', 'spelling'],
    ['李小龍', 'Xiaolong Li', 'spelling'],
    ['김하늘', 'Haneul Kim', 'spelling'],
    ['Željko Đurđević', 'Zeljko Djurdjevich', 'spelling'],
    ['Müller Hans', 'Hans Mueller', 'spelling'],
    ['Bob Smith', 'Robert Smith', 'nickname'],
    ['Bea Ek', 'Beatrix Ek', 'nickname'],
    ['Саша Иванов', 'Alexander Ivanov', 'nickname'],
    ['نور حداد', 'نور الدين حداد', 'longer'],
    ['Thu Hường Nguyễn', 'Nguyễn Thị Thu Hường', 'longer'],
    ['M. J. Ugarte', 'María José de la Concepción Ugarte y Zubizarreta', 'initials'],
    ['Svetla I.', 'Светлана Илиева', 'initials'],
    ['Thomas Schneider', 'Thomas Schneidre', 'slip'],
    ['Bea Ek', 'Bea Berg', 'given'],
    ['Anna Ek', 'Hanna Ek', 'family'],
    ['Maria Ek', 'Marta Ek', 'family'],
    ['Anna', 'Anna Ek', 'oneWord'],
    ['Ek', 'Anna Ek', 'oneWord'],
    ['Anna', 'Bo', 'unknown'],
    ['Anna Lind', 'Tom Berg', 'strangers'],
    ['Jirka Lê', 'Thu Hường Lê', 'family'],
  ])('%s and %s: %s', (a, b, expected) => expect(likeness(a, b)).toEqual([expected]))

  it('what networks write for nobody is no name', () => expect(nameForm('Facebook User')).toBeUndefined())
})
