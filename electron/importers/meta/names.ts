import { tidy } from '../../contract/handles'
import { repairText } from '../formats/metaText'

/** A name as people read it: repaired, NFC, without invisible marks. Undefined when there is none. */
export function nameOf(value: unknown): string | undefined {
  const name = typeof value === 'string' ? tidy(repairText(value)) : ''
  return name === '' ? undefined : name.slice(0, longest)
}

/** Text as it was written: repaired, NFC. Undefined when there is none. */
export function textOf(value: unknown): string | undefined {
  const words = typeof value === 'string' ? repairText(value).normalize('NFC').trim() : ''
  return words === '' ? undefined : words
}

const longest = 500

/** What stands for an account that is gone: nobody's name. The localised forms are those seen or likely; others are people to the app until the user says no. */
export function isNobody(name: string): boolean {
  return nobody.has(name.toLowerCase())
}

const nobody = new Set([
  'facebook user', 'instagram user', 'instagrammer', 'deleted account', 'deleted user', '[deleted]', 'unknown', 'unknown user', 'messenger user', 'facebook-nutzer', 'facebook-nutzer*in',
  'facebook-nutzerin', 'instagram-nutzer', 'instagram-nutzer*in', 'utilisateur facebook', 'utilisateur de facebook', 'utilisateur instagram', 'utilisateur d’instagram', "utilisateur d'instagram",
  'usuario de facebook', 'usuario de instagram', 'usuário do facebook', 'usuário do instagram', 'utilizador do facebook', 'utilizador do instagram', 'utente di facebook', 'utente facebook',
  'utente di instagram', 'utente instagram', 'facebook-gebruiker', 'instagram-gebruiker', 'użytkownik facebooka', 'użytkownik instagrama', 'facebook-användare', 'instagram-användare',
  'facebook-bruger', 'instagram-bruger', 'facebook-bruker', 'instagram-bruker', 'facebook-käyttäjä', 'instagram-käyttäjä', 'uživatel facebooku', 'používateľ facebooku', 'facebook-felhasználó',
  'facebook kullanıcısı', 'instagram kullanıcısı', 'пользователь facebook', 'пользователь instagram', 'facebookユーザー', 'instagramユーザー', 'người dùng facebook', 'người dùng instagram',
])
