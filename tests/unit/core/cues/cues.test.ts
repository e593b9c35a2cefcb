import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cuesOf, meetingIn } from '../../../../renderer/core/cues/cues'

/** A Thursday. */
const thursday = Date.UTC(2024, 4, 9, 18, 30)
const dayOf = (text: string, at = thursday) => {
  const said = meetingIn(text, at)?.said
  return said && new Date(said.day * 86_400_000).toISOString().slice(0, 10)
}

describe('words of having met, with the day they name', () => {
  it.each<[string, string | undefined]>([
    ['Great to meet you @bea yesterday!', '2024-05-08'],
    ['coffee with @bea this morning', '2024-05-09'],
    ['Lovely evening with you last night', '2024-05-08'],
    ['It was so good to finally meet you', undefined],
    ['Great seeing you in person!', undefined],
    ['Met up with @bea and @tom for drinks', undefined],
    ['Ran into @bea at the station today', '2024-05-09'],
    ['Thanks for the lovely dinner, we came home late', undefined],
    ['So glad we finally met', undefined],
    ['Really enjoyed meeting you on Saturday.', '2024-05-04'],
    ['we met two days ago and I still laugh', '2024-05-07'],
    ['It was a pleasure meeting you on 12 March', '2024-03-12'],
    ['Such a treat to see you on March 12th', '2024-03-12'],
    ['Great to meet you yesterday, are you home safe?', '2024-05-08'],
    ['Pleasure to have met you the day before yesterday', '2024-05-07'],
    ['Nice to meet you last week!', '2024-05-02'],
    ['Schön, dich gestern kennengelernt zu haben!', '2024-05-08'],
    ['War ein schöner Abend mit dir', undefined],
    ['Danke für den schönen Abend gestern', '2024-05-08'],
    ['Hat mich sehr gefreut, dich am Samstag zu sehen', '2024-05-04'],
    ['Gestern Abend haben wir uns endlich getroffen', '2024-05-08'],
    ['Danke für deinen Besuch am Sonntag', '2024-05-05'],
    ['war super bei dir!', undefined],
    ['Vorgestern mit @bea im Café', '2024-05-07'],
    ['Schoen, dass du da warst', undefined],
    ['Wir haben uns am 12. März getroffen.', '2024-03-12'],
    ['Kaffee mit @bea heute früh', '2024-05-09'],
    ['Danke fürs Kommen', undefined],
    ['Ravie de vous avoir rencontré hier soir', '2024-05-08'],
    ['C’était super de te voir samedi', '2024-05-04'],
    ['Merci pour cette belle soirée !', undefined],
    ['On s\'est vus avant-hier au marché', '2024-05-07'],
    ['J\'ai enfin rencontré @bea', undefined],
    ['Merci d’être venue dimanche', '2024-05-05'],
    ['Très bon moment avec toi il y a trois jours', '2024-05-06'],
    ['Un verre avec @bea ce midi', '2024-05-09'],
    ['Qué gusto haberte conocido ayer', '2024-05-08'],
    ['Fue un placer conocerte', undefined],
    ['Gran noche contigo anoche', '2024-05-08'],
    ['Gracias por la cena, todo riquísimo', undefined],
    ['nos vimos el martes en Graz', '2024-05-07'],
    ['Por fin nos conocimos', undefined],
    ['Café con @bea esta mañana', '2024-05-09'],
    ['Ayer nos encontramos hace dos días', '2024-05-08'],
    ['Gran día ayer con @bea y @tom', '2024-05-08'],
    ['omg finally met @bea IRL', undefined],
    ['Hab @bea heute im Zug getroffen', '2024-05-09'],
    ['Ravi de t’avoir croisé ce matin', '2024-05-09'],
    ['Great dinner @bea, thanks!', undefined],
  ])('%s', (text, day) => {
    expect(cuesOf(text)).toContain('meeting')
    expect(meetingIn(text, thursday)).toMatchObject({ ahead: false })
    expect(dayOf(text)).toBe(day)
  })
})

describe('words of going to meet', () => {
  it.each([
    ['See you tonight!', '2024-05-09'],
    ['see you on saturday', '2024-05-11'],
    ['Looking forward to meeting you tomorrow', '2024-05-10'],
    ['Can’t wait to see you on Friday', '2024-05-10'],
    ['It will be lovely to see you on Sunday', '2024-05-12'],
    ['Great chat! See you the day after tomorrow.', '2024-05-11'],
    ['See you on 20 June then', '2024-06-20'],
    ['Dinner with you tomorrow', '2024-05-10'],
    ['Wir sehen uns morgen', '2024-05-10'],
    ['Bis heute Abend!', '2024-05-09'],
    ['Freue mich auf dich am Samstag', '2024-05-11'],
    ['bis Sonntag', '2024-05-12'],
    ['Bis morgen um acht', '2024-05-10'],
    ['Treffen wir uns Freitagabend im Gasthaus.', '2024-05-10'],
    ['À ce soir !', '2024-05-09'],
    ['On se voit demain', '2024-05-10'],
    ['Hâte de te voir samedi', '2024-05-11'],
    ['On se retrouve après-demain', '2024-05-11'],
    ['Nos vemos esta noche', '2024-05-09'],
    ['Hasta el sábado', '2024-05-11'],
    ['Qué ganas de verte mañana', '2024-05-10'],
    ['Quedamos pasado mañana', '2024-05-11'],
  ])('%s', (text, day) => {
    expect(cuesOf(text)).toContain('meeting')
    expect(meetingIn(text, thursday)).toMatchObject({ ahead: true })
    expect(dayOf(text)).toBe(day)
  })
})

describe('what tells of no meeting', () => {
  it.each([
    'It was not great to meet you', 'Sorry I missed you, would have been great to see you yesterday', 'I wish I had coffee with you yesterday', 'We never met in person',
    'Nice to meet you', 'nice to meet you all online yesterday', 'Great to meet you on Zoom yesterday', 'Great to see you on the stream last night', 'see you in the next episode tomorrow',
    'See you', 'See you soon', 'see you around, good night', 'Did you have coffee with @bea yesterday?', 'see you tonight?', 'Are you free, see you at eight tonight?',
    '“Great to meet you yesterday”, she wrote', '> great to meet you yesterday\nNo idea who that was', 'RT @tom: Great to meet you yesterday', 'She said great to meet you yesterday',
    'If we met tomorrow I would laugh', 'I would love to have coffee with you on Saturday', 'Hope to see you tonight', 'Maybe see you tomorrow', 'We should meet up tomorrow', 'Let’s meet up tonight', 'What a lovely day', 'This is a great video, thanks for sharing it yesterday',
    'we met our goals yesterday', 'thanks for the coffee recommendation', 'Great to see you won yesterday', 'I saw @nytimes report today', 'I see you tomorrow as a manager', 'I would like to see you tomorrow', 'Gran día ayer con mi familia',
    'I almost met you yesterday', 'Had a dream: great evening with you', 'Back on Twitter today, good to see you', 'Good morning', 'I met nobody yesterday', 'coffee with milk this morning', 'Lovely photo of you yesterday', 'see you tomorrow on the podcast',
    'Guten Morgen', 'Schade, dass wir uns gestern nicht gesehen haben', 'Wäre schön, dich morgen zu sehen', 'Sehen wir uns morgen?', 'Bis morgen brauche ich die Zahlen', 'Bis bald', 'Leider haben wir uns gestern verpasst', 'Schön, dich gestern online kennengelernt zu haben', 'Hoffentlich sehen wir uns morgen', 'Das ist hier ein schöner Tag', 'Vielleicht treffen wir uns heute',
    'Dommage, on ne s’est pas vus hier', 'J’aimerais te voir demain', 'On se voit demain ?', 'À bientôt', 'C’était super de te voir en visio hier', 'J’espère qu’on se voit demain', 'Bonne soirée', 'À demain',
    'Ich hoffe, dich morgen zu sehen', 'Schade, dass du gestern nicht da warst', 'see @bea today for the whole story', 'The meeting with the bank was yesterday', 'Thanks for coming to my blog', 'I did not enjoy meeting you', 'Wenn wir uns gestern getroffen hätten', 'Ich konnte dich gestern leider nicht treffen',
    'Si on se voit demain', 'Je ne t’ai pas vu hier', 'Quelle belle soirée', 'No pude verte ayer', 'Nunca nos vimos en persona', 'Un café con leche esta mañana', 'Una foto de la cena contigo ayer',
    'No nos vimos ayer', 'Ojalá nos vemos mañana', '¿Nos vemos mañana?', 'Hasta luego', 'Me gustaría un café contigo mañana', 'Fue genial verte en la videollamada de ayer', 'Buenos días', 'Qué lástima, casi nos vimos ayer', 'Hasta mañana',
  ])('%s', (text) => {
    expect(cuesOf(text).filter((kind) => kind === 'meeting')).toEqual([])
    expect(meetingIn(text, thursday)).toBeUndefined()
  })
})

describe('whom it was with', () => {
  it.each<[string, string[]]>([
    ['Great to meet you yesterday', []], ['Coffee with @bea yesterday', ['bea']], ['Lunch with @bea and @tom today', ['bea', 'tom']], ['@bea great to meet you yesterday', []],
    ['Met up with @bea@host.example for drinks', ['bea@host.example']], ['Abendessen mit @Bea gestern', ['bea']], ['Un café avec @bea hier', ['bea']], ['Café con @bea ayer', ['bea']],
  ])('%s', (text, names) => expect(meetingIn(text, thursday)?.names).toEqual(names))
})

it('tells of what was before what will be', () => {
  expect(meetingIn('See you on Saturday! And great to meet you yesterday.', thursday)).toMatchObject({ ahead: false, said: { day: Date.UTC(2024, 4, 8) / 86_400_000 } })
})

describe('words of introducing', () => {
  it.each([
    'Bea, meet @tom', '@bea meet @tom', 'Everyone, meet my friend Tom', 'This is my friend Tom', 'Tom introduced me to you', 'Thanks for introducing us!', 'thanks for the intro', 'You two should meet', 'Connecting you with Tom', 'I met you through @tom',
    'Darf ich vorstellen: Tom', 'Das ist meine Schwester Ida', 'Du hast uns letztes Jahr vorgestellt', 'Danke fürs Vorstellen', 'Ihr solltet euch unbedingt kennenlernen', 'Ich möchte dir Tom vorstellen',
    'Je te présente Tom', 'Voici mon amie Ida', 'Tu m’as présenté à Tom', 'Merci de nous avoir présentés', 'Merci pour la mise en relation', 'Vous devriez vous rencontrer',
    'Te presento a Tom', 'Esta es mi hermana', 'Nos presentaste el año pasado', 'Gracias por presentarnos', 'Deberíais conoceros', 'Os pongo en contacto',
  ])('%s', (text) => expect(cuesOf(text)).toContain('introducing'))

  it.each(['Who introduced you to Tom?', 'Nobody has introduced a bill', 'I never introduced you to Tom', 'This is my fault', 'Das ist mein Problem', 'Ich möchte mich vorstellen', 'Voici mon problème', 'Esta es mi casa', 'Let us meet @tom tomorrow', 'meet me at noon', 'Apple introduced a new phone'])(
    'not: %s', (text) => expect(cuesOf(text)).not.toContain('introducing'))
})

describe('words of thanks', () => {
  it.each([
    'Thank you so much for everything', 'I can’t thank you enough', 'Forever grateful', 'That means the world to me', 'Thank you for being there', 'Couldn’t have done it without you',
    'Vielen Dank für alles', 'Tausend Dank!', 'Danke dir von Herzen', 'Ohne dich hätte ich es nicht geschafft', 'Ich bin dir so dankbar',
    'Merci infiniment', 'Mille mercis', 'Merci pour tout', 'Je te remercie', 'Un grand merci', 'Muchísimas gracias', 'Mil gracias', 'Gracias de corazón', 'Te lo agradezco', 'Gracias por todo',
  ])('%s', (text) => expect(cuesOf(text)).toContain('thanks'))

  it.each(['thanks', 'Thanks for the link', 'thx', 'Thank you for the follow', 'No thanks', 'Danke', 'Danke für den Link', 'Merci', 'Gracias', 'Is that thank you so much?'])('not: %s', (text) => expect(cuesOf(text)).not.toContain('thanks'))
})

describe('any text', () => {
  const word = fc.constantFrom('great', 'to', 'meet', 'you', 'yesterday', 'not', '@bea', 'coffee', 'with', '?', '.', ',', '"', '>', '\n', 'schön', 'dich', 'gestern', 'hier', 'soir', 'avec', 'toi', 'contigo', 'mañana', 'see', 'tonight', 'introduced', 'thank', 'so', 'much', 'for', '💚')
  const text = fc.oneof(fc.string({ maxLength: 200 }), fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')))

  it('that tells of a meeting on some day is worth reading, whenever it was written', () => {
    fc.assert(fc.property(text, fc.integer({ min: 0, max: 20_000 }), (one, day) => {
      if (meetingIn(one, day * 86_400_000)) expect(cuesOf(one)).toContain('meeting')
    }), { numRuns: 2000 })
  })

  it('tells the same with other case, marks and white space', () => {
    fc.assert(fc.property(fc.array(word, { maxLength: 20 }), (words) => {
      const one = words.join(' ')
      expect(cuesOf(one.toUpperCase())).toEqual(cuesOf(one))
      expect(cuesOf(one.normalize('NFD'))).toEqual(cuesOf(one))
      expect(cuesOf(one.replaceAll(' ', '  '))).toEqual(cuesOf(one))
    }), { numRuns: 500 })
  })
})

it('reads what was made to be slow in no time', () => {
  const hostile = ['„ great to meet you', `see you ${'a '.repeat(4000)}`, 'coffee with @'.repeat(400), `${'" great to meet you '.repeat(200)}`, `great ${'to '.repeat(2000)}meet you`, '.1.1'.repeat(1500), `@${'a@'.repeat(2000)} see you tonight`]
  const before = process.cpuUsage()
  for (const text of hostile) for (const long of [text, text.repeat(50), `${text}${' word'.repeat(1200)}`]) cuesOf(long)
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2)
})

it('does not take a single word in marks for a quotation', () => {
  expect(cuesOf('It was "great" to meet you yesterday')).toEqual(['meeting'])
})

it('says no to a text at little cost', () => {
  const words = 'the of and a to in is you that it he was for on are as with his they at be this have from or one had by word but not what all were we when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him into time has look two more write go see number no way could people my than first water been call who oil its now find long down day did get come made may part'.split(' ')
  const texts = Array.from({ length: 5000 }, (_, n) => {
    let text = ''
    for (let k = 0; text.length < 140; k++) text += `${words[(n * 31 + k * k * 7) % words.length]} `
    return text
  })
  const before = process.cpuUsage()
  for (let round = 0; round < 20; round++) for (const text of texts) cuesOf(text)
  const { user } = process.cpuUsage(before)
  // A million in ten seconds of work; about three on a quiet machine.
  expect(user / 1e6).toBeLessThan(1)
})
