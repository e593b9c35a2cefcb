/** Sentences for the invented sample library. `{place}` and `{thing}` are filled in. Nobody here exists and nobody said this. */

export type Topic = 'trains' | 'maps' | 'bread' | 'birds' | 'music' | 'books' | 'garden' | 'code' | 'boats' | 'photos' | 'hills' | 'print'

export const talk: Readonly<Record<Topic, readonly string[]>> = {
  trains: [
    'The night train was forty minutes late and nobody minded, because somebody had brought a pear cake.',
    'They are taking the couchettes off the line to {place}. I am writing a letter, on paper, with a stamp.',
    'Window seat, facing backwards. That is the only way to see where you have been.',
    'I found a timetable from 1974 in a shoe box. There were eleven trains a day to {place}. Eleven.',
    'The conductor collects ticket stubs too. We swapped two.',
    'If you change at {place} you get nineteen minutes and the best soup on the whole line.',
    'My draft has the sleeping cars in green now. You were right about the red.',
    'Somebody painted over the old station clock. It still runs behind the paint, you can hear it.',
  ],
  maps: [
    'I measured the bridge twice and the map is wrong by a metre and a half. I am delighted.',
    'The legend takes more room than the island. Leave it like that.',
    'You asked why north is on the left. Because the river is.',
    'I have the proof of the {place} sheet here. The contour lines finally breathe.',
    'A child at the library asked where on the map the wind is. I have been thinking about it all day.',
    'Could you look at the lettering? The hills shout and the villages whisper.',
    'The scale bar is in walking minutes. Nobody has complained so far.',
  ],
  bread: [
    'Third loaf, and the crust sings when it cools. Come and hear it.',
    'The starter survived the move. I carried it on my lap through {place}.',
    'Rye needs patience and I had none, so today there is soup.',
    'Your trick with the cold oven worked. I do not understand why, please do not tell me.',
    'I gave half of it to the neighbour and got back a jar of quinces. Fair trade.',
    'What do you do with the heels? Asking before I start a collection.',
  ],
  birds: [
    'A heron stood on the funicular all the way up. Nobody asked for its ticket.',
    'Swifts are back over {place}. Two days earlier than last year by my notebook.',
    'I heard it before I saw it, and then I saw only the branch moving.',
    'The owl box is rented. I did not sign anything, but there are pellets on the step.',
    'Do you still have the recording from the marsh? I play it to people who say that silence is silent.',
    'Counted forty-one before the rain. Then I stopped counting and watched.',
  ],
  music: [
    'We played the slow one again and the room forgot to clap. Best evening since {place}.',
    'I have a cello in the kitchen and no room for the kettle.',
    'The choir needs altos. You hum, I have heard you hum.',
    'The second movement is a staircase. Once you hear it you cannot stop going down.',
    'Found the record we talked about, in a box marked “various, sad”.',
    'I tuned the piano by ear and now the whole street is a little flat.',
  ],
  books: [
    'I finished it on the tram and went one stop too far, on purpose, to read the last page again.',
    'There is a bookshop in {place} that sorts by colour. I found it insulting for ten minutes and then useful.',
    'You underlined the only sentence I had skipped.',
    'I am lending you mine, with the coffee ring. Treat it with the usual disrespect.',
    'Nobody in this novel ever eats. How do they have the strength to be so unhappy?',
    'Read it in one night. Regret nothing, understand half.',
  ],
  garden: [
    'The tomatoes have decided that it is October. I disagree.',
    'Something ate the kale and left a note in the shape of holes.',
    'I put your bulbs in today, in a line, and then in no line at all.',
    'It rained on the seedlings and on the washing, with the same enthusiasm.',
    'First plum. One. I cut it in four so that there were more.',
    'The fig tree from {place} has a leaf. I have told everyone.',
  ],
  code: [
    'It was a time zone. It is always a time zone.',
    'I deleted four hundred lines and it does the same, only it no longer hums.',
    'The test passes on my machine and on the train. Not in {place}, apparently.',
    'Who names a function “handleThings”? I looked it up. I did, in 2013.',
    'Your patch is in. I changed one word, you will find it and you will not like it.',
    'Could we talk about it instead of reviewing it? Ten minutes, I bring the biscuits.',
  ],
  boats: [
    'The ferry to {place} runs again from May. I have asked twice to be sure.',
    'We scraped the hull for two days and found the name of the boat before last.',
    'No wind. We ate everything and told each other the plots of films.',
    'The harbour master waves now. It took eleven years.',
    'I dropped the good knife. It is a fish now.',
    'Low water at six, bring boots and something warm in a flask.',
  ],
  photos: [
    'There is a light leak across all of them and it is the best thing on the roll.',
    'I printed the one from {place}. You look as if you had just remembered something.',
    'Thirty-six exposures, one of them sharp, and it is of a bin.',
    'The enlarger is fixed. The bathroom is closed until further notice.',
    'Do you want the negative? It belongs to both of us.',
    'I waited an hour for the cloud to move, and it went and sat down.',
  ],
  hills: [
    'Four passes, two blisters, one marmot that looked at me like an official.',
    'The hut above {place} is open until the snow. There is one blanket per person and one joke per evening.',
    'We turned back at the ridge. It was the right thing, ask me again in a week.',
    'My knees send their regards, they are not coming.',
    'From up there you can see where the road should have gone.',
    'Somebody left dry wood and a pencil. I used both and left the pencil.',
  ],
  print: [
    'The press jammed at sheet ninety of a hundred. I have ninety and a story.',
    'Ochre over blue gives exactly the green you wanted. I ran three to be sure.',
    'The type for the capitals is in a drawer in {place} and the drawer is in a lawsuit.',
    'I smell of ink and people on the tram sit elsewhere.',
    'Proof is on its way. The o’s are a little full, like after lunch.',
    'We folded all of it by hand, with the radio on, until the radio stopped.',
  ],
}

export const replies: readonly string[] = [
  'Ha. Send a picture, or it did not happen.',
  'I read that aloud here and now everybody wants to meet you.',
  'Yes. And twice on Sundays.',
  'That is exactly what I needed today, thank you.',
  'I disagree, warmly and at length, but my train is here.',
  'Tell me more when you have both hands free.',
  'I have been trying to say this for a week and you did it in one line.',
  'Will do. Remind me if I go quiet.',
  'Now I want soup.',
  'Save me one.',
  'You make it sound easy, and I know that it was not.',
  'I laughed so loud that the cat left.',
  'Then it is decided. I never said it was me who decides.',
  'My mother says hello, she heard the story of the pear cake.',
  'Give me until Thursday.',
  'Still thinking about this.',
]

export const before: readonly string[] = [
  'I am coming to {place} on the {day}. Do you have an hour, or an evening?',
  'Booked. I am there from noon, look for the green umbrella.',
  '{place}, then. I have not been this pleased about a platform number in years.',
  'How will I know you? I will be the one reading the notices.',
  'Table for two, quarter past six, the one by the stove if they still have the stove.',
]

export const after: readonly string[] = [
  'I am home, it is raining, and you still have my umbrella. Keep it until next time.',
  'It was odd how quickly it was not odd at all. Thank you for {place}.',
  'I keep finding crumbs of that evening in my notebook.',
  'You are taller than your sentences. I mean it kindly.',
  'We never did talk about what we met to talk about. So we have to do it again.',
  'Home. I told them about {place} and got the order of things wrong, and it was better.',
]

export const whys: readonly string[] = [
  'She wrote first. I had been composing that message for nine days and would never have sent it.',
  'The day the name became a face.',
  'Nobody else asked how it went. He asked twice.',
  'After this I stopped counting and just wrote.',
  'It is the sentence I think of when I am late.',
  'We sat there until they turned the chairs over.',
  'She brought him along without a word and was right.',
  'The first time somebody sent me a map back.',
  'It was a bad winter, and this came.',
]

export const otherTongues: Readonly<Record<string, readonly string[]>> = {
  es: ['Llegué bien, con la lluvia en los zapatos y la cabeza llena.', 'Te guardo un sitio en la mesa de siempre.'],
  de: ['Der Zug hat Verspätung, der Kuchen nicht.', 'Ich habe den Plan noch einmal gezeichnet, diesmal mit Fluss.'],
  ja: ['無事に着きました。港はまだ静かです。', '次は春に、あの喫茶店で。'],
  ar: ['وصلت بخير، والمطر ما زال يتكلم.', 'احفظي لي مكانًا قرب النافذة.'],
  pt: ['Cheguei, e o gato fingiu que não deu por nada.', 'Fica combinado, traz o mapa.'],
  fr: ['Bien rentrée, la tête pleine de quais et de lampes.', 'Garde-moi un peu de ce pain.'],
  he: ['הגעתי, והספר עדיין פתוח באותו עמוד.', 'נתראה באביב, בבית הקפה ליד הנמל.'],
  ko: ['잘 도착했어요. 사진은 내일 보낼게요.'],
  bg: ['Пристигнах, а градът още спи.'],
  hr: ['Stigao sam, vlak je pjevao cijelim putem.'],
}

/**
 * Words that hint at a meeting which no calendar has: for the review. The first were meetings; the last says the words and means the wireless.
 * Person, network, time, who wrote.
 */
export const hints: readonly (readonly [key: string, network: 'facebook' | 'whatsapp' | 'telegram' | 'instagram' | 'linkedin', time: string, by: 'me' | 'them', text: string])[] = [
  ['zeljko', 'facebook', '2016-09-04T09:12:00Z', 'them', 'Great to see you yesterday. You still owe me the drawer with the capitals.'],
  ['giulia', 'whatsapp', '2021-06-21T08:03:00Z', 'them', 'It was so good to see you last night, even on a roof that belongs to nobody.'],
  ['jakub', 'telegram', '2023-05-14T11:40:00Z', 'me', 'Thank you for the coffee yesterday, and for the plank.'],
  ['anais', 'instagram', '2021-10-10T17:25:00Z', 'them', 'Ravie de t’avoir vue hier, et pardon pour l’escalier.'],
  ['dmitri', 'facebook', '2019-09-14T12:30:00Z', 'me', 'See you tonight at the Venetian harbour. I bring the rope.'],
  ['svetlana', 'telegram', '2019-03-31T10:15:00Z', 'them', 'So good to see you yesterday. The ink is still on my sleeve.'],
  ['ewan', 'facebook', '2016-03-05T15:00:00Z', 'them', 'See you tonight on the wireless. The slow movement, nine o’clock.'],
]
