import { listed } from './list.ts'

/**
 * The municipalities of Norway, but for the five largest towns, where a place alone tells little. Source: Statistics Norway, KLASS 131, numbers
 * valid from 1 January 2024; where the Sami form is given there, the Norwegian one stands beside it.
 */
export const municipalities: readonly string[] = listed(`
    aarborte, alstahaug, alta, alvdal, alver, andøy, aremark, arendal, asker, askvoll, askøy, aukra, aure, aurland, aurskog-høland, austevoll,
    austrheim, averøy, balsfjord, bamble, bardu, beiarn, berlevåg, bindal, birkenes, bjerkreim, bjørnafjorden, bodø, bokn, bremanger, brønnøy,
    bygland, bykle, båtsfjord, bærum, bø, bømlo, deatnu, dielddanuorri, dovre, drammen, drangedal, dyrøy, dønna, eidfjord, eidskog, eidsvoll,
    eigersund, elverum, enebakk, engerdal, etne, etnedal, evenes, evje og hornnes, farsund, fauske, fedje, fitjar, fjaler, fjord, flakstad, flatanger,
    flekkefjord, flesberg, flå, folldal, fredrikstad, frogn, froland, frosta, frøya, fyresdal, færder, gamvik, gausdal, gildeskål, giske, gjemnes,
    gjerdrum, gjerstad, gjesdal, gjøvik, gloppen, gol, gran, grane, gratangen, grimstad, grong, grue, gulen, guovdageaidnu, gáivuotna, hadsel, halden,
    hamar, hamarøy, hammerfest, haram, hareid, harstad, hasvik, hattfjelldal, haugesund, heim, hemnes, hemsedal, herøy, hitra, hjartdal, hjelmeland,
    hol, hole, holmestrand, holtålen, horten, hurdal, hustadvika, hvaler, hyllestad, hábmer, hå, hægebostad, høyanger, høylandet, ibestad, inderøy,
    indre fosen, indre østfold, iveland, jevnaker, karasjok, karlsøy, karmøy, kautokeino, kinn, klepp, kongsberg, kongsvinger, kragerø, kristiansand,
    kristiansund, krødsherad, kvam, kvinesdal, kvinnherad, kviteseid, kvitsøy, kvæfjord, kvænangen, kárášjohka, kåfjord, larvik, lavangen, lebesby,
    leirfjord, leka, lesja, levanger, lier, lierne, lillehammer, lillesand, lillestrøm, lindesnes, loabák, lom, loppa, lund, lunner, lurøy, luster,
    lyngdal, lyngen, lærdal, lødingen, lørenskog, løten, malvik, marker, masfjorden, melhus, meløy, meråker, midt-telemark, midtre gauldal, modalen,
    modum, molde, moskenes, moss, målselv, måsøy, namsos, namsskogan, nannestad, narvik, nes, nesbyen, nesna, nesodden, nesseby, nissedal, nittedal,
    nome, nord-aurdal, nord-fron, nord-odal, nordkapp, nordre follo, nordre land, nordreisa, nore og uvdal, notodden, nærøysund, oppdal, orkland, os,
    osen, osterøy, overhalla, porsanger, porsgrunn, raarvihke, rakkestad, rana, randaberg, rauma, rendalen, rennebu, rindal, ringebu, ringerike,
    ringsaker, risør, rollag, råde, rælingen, rødøy, røros, røst, røyrvik, salangen, saltdal, samnanger, sande, sandefjord, sandnes, sarpsborg, sauda,
    sel, selbu, seljord, senja, sigdal, siljan, sirdal, skaun, skien, skiptvet, skjervøy, skjåk, smøla, snåase, snåsa, sogndal, sokndal, sola, solund,
    sortland, stad, stange, steigen, steinkjer, stjørdal, stor-elvdal, stord, storfjord, strand, stranda, stryn, sula, suldal, sunndal, sunnfjord,
    surnadal, sveio, sykkylven, sømna, søndre land, sør-aurdal, sør-fron, sør-odal, sør-varanger, sørfold, sørreisa, tana, time, tingvoll, tinn,
    tjeldsund, tokke, tolga, trysil, træna, tvedestrand, tydal, tynset, tysnes, tysvær, tønsberg, ullensaker, ullensvang, ulstein, ulvik, unjárga,
    utsira, vadsø, vaksdal, valle, vang, vanylven, vardø, vefsn, vega, vegårshei, vennesla, verdal, vestby, vestnes, vestre slidre, vestre toten,
    vestvågøy, vevelstad, vik, vindafjord, vinje, volda, voss, vågan, vågå, våler, værøy, åfjord, ål, ålesund, åmli, åmot, årdal, ås, åseral, åsnes,
    øksnes, ørland, ørsta, østre toten, øvre eiker, øyer, øygarden, øystre slidre`)

/** Municipalities that are everyday words as well: where a sentence begins, they say nothing. */
export const placesAlsoWords: ReadonlySet<string> = new Set(
  listed(`
    asker, bø, fauske, fjord, flå, giske, gol, gran, grane, grue, halden, heim, hemnes, hitra, hol, hole, horten, hvaler, hå, kinn, leka, lesja, lier,
    lom, lund, luster, lyngen, løten, marker, modum, moss, nes, nome, os, osen, rana, råde, sande, sel, senja, skien, sola, stad, stange, stord,
    strand, stranda, sula, time, tinn, valle, vang, vega, vik, voss, vågan, vågå, våler, ål, åmot, ås`),
)
