import { listed } from './list.ts'

/** Words with a capital in the middle of a sentence that point at nobody: large places, services, holy books, days, languages. */
export const notNames: ReadonlySet<string> = new Set(
  listed(`
    norge, noreg, norway, norden, europa, europe, asia, afrika, africa, amerika, america, sverige, sweden, danmark, denmark, finland, island, iceland, england, storbritannia,
    tyskland, germany, frankrike, france, spania, spain, italia, italy, polen, poland, russland, russia, ukraina, ukraine, israel, palestina, palestine, gaza, syria, irak, iraq,
    iran, afghanistan, pakistan, somalia, eritrea, tyrkia, turkey, kina, china, usa, midtøsten, midtausten, oslo, bergen, trondheim, stavanger, tromsø, østlandet, vestlandet,
    sørlandet, agder, akershus, buskerud, finnmark, innlandet, nordland, rogaland, telemark, troms, trøndelag, vestfold, vestland, østfold, nord-norge, nord-noreg, utøya,
    facebook, instagram, insta, snapchat, snap, tiktok, discord, telegram, youtube, google, teams, whatsapp, signal, reddit, twitter, steam, roblox, fortnite, minecraft,
    playstation, xbox, netflix, spotify, chatgpt, messenger, twitch, viber, vipps, visma, internett, internet, wikipedia, word, excel, outlook,
    nav, stortinget, kirken, kyrkja, barnevernet, barnevern, politiet, utekontakten, kommunen, familievernet, konfliktrådet, helsestasjonen, høyre, venstre, rødt, arbeiderpartiet,
    fremskrittspartiet, røde, raude, kors, amnesty,
    gud, god, allah, jesus, profeten, koranen, quran, bibelen, bible, islam, kristendommen, muslim, muslims, jewish, jews, christians, ramadan, eid, jul, christmas, easter,
    monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, june, july, august, september, october, november, december,
    english, norwegian, swedish, danish, german, arabic, somali, kurdish, polish, ukrainian, russian, american,
    i'm, i've, i'll, i'd, i’m, i’ve, i’ll, i’d, slt, pst, rvts, covid, ok`),
)
