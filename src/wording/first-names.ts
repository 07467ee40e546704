import { listed } from './list.ts'

/**
 * First names that are common in Norway, of old and of new families alike. A list of facts about names, used only to point them out before
 * a text is sent. It cannot be complete, and says nothing of whoever bears a name.
 */
export const firstNames: ReadonlySet<string> = new Set(
  listed(`
    abdi, abdirahman, abdul, abdullah, abdullahi, abel, ada, adam, adele, adrian, agata, agnes, agnieszka, ahmad, ahmed, aida, aisha, aksel, albert, aleksander,
    alexander, alf, alfred, ali, alice, alicja, alina, alma, alva, amal, amalie, amanda, amina, aminata, amir, amira, amund, ana, anders, andre, andré, andrea, andreas,
    andrij, andrzej, ane, anette, anita, anja, ann, anna, anne, anneli, annette, anniken, anton, aram, are, arild, arne, aron, arun, arvid, asbjørn, asif, ask, asle, aslaug,
    asma, asta, astrid, atle, aud, august, aurora, awet, axel, ayaan, ayan, ayesha, ayse, azad, barbara, ben, benedikte, benjamin, bente, bereket, berit, berivan, bernt, bilal,
    birger, birgit, birgitte, birk, bjarne, bjørg, bjørn, bjørnar, bo, borghild, brage, britt, camilla, carina, carl, caroline, cathrine, cecilie, charlotte, christian,
    christina, christine, christoffer, dag, dagfinn, dagny, daniel, daniela, david, deqa, diana, dilan, dina, dmytro, dominik, edvard, edvin, egil, eilif, einar, eirik,
    eirin, eivind, elena, eli, elias, elif, elin, eline, elisabeth, elise, elizabeth, ella, ellen, ellinor, elsa, else, embla, emil, emilie, emilia, emma, emre, erik, erika,
    erlend, erling, ermias, ernst, espen, ester, eva, even, ewa, fadumo, faisal, farah, farhan, farid, fatima, fatma, fatuma, felix, ferdinand, filip, filippa, filmon, finn,
    fredrik, freya, frida, fride, frode, gabriel, geir, georg, gerd, gina, gitte, glenn, grace, greta, grete, grethe, gro, grzegorz, gudrun, gunn, gunnar, gunnhild,
    gunvor, gustav, guro, habtom, hadia, hafsa, halima, halvard, halvor, hamid, hamza, hana, hanan, hanna, hannah, hanne, hans, harald, hassan, hasan, hauk, hedda, hege,
    heidi, heine, helen, helena, helene, helga, helge, helin, henning, henriette, henrik, henry, herman, hermine, hilde, hilma, hina, hodan, hossein, huda, hugo, hussein,
    håkon, haakon, håvard, ian, ibrahim, ida, idil, idris, ifrah, ilyas, iman, imran, inga, inge, ingebjørg, ingeborg, inger, ingrid, ingunn, ingvild, irena, irene, irina,
    iris, iryna, isabella, isak, ismail, iselin, ivan, ivar, iver, jakob, jamal, jan, jane, janne, jasmin, jawad, jennifer, jenny, jens, jeanette, joachim, joakim, joanna,
    jo, joar, johan, johanna, johanne, johannes, john, jon, jonas, jonathan, jørgen, jørn, jørund, josef, josefine, julia, julian, julie, jonida, jusuf, kai, kaja, kajsa, kamil,
    kamila, karen, kari, karim, karin, karina, karl, karoline, karsten, kasper, katarina, katarzyna, kathrine, katrine, kenneth, kent, ketil, khadija, khadra, khalid, kim,
    kine, kirsten, kjell, kjersti, kjetil, klara, klaus, knut, konrad, kristian, kristin, kristina, kristine, kristoffer, krzysztof, kåre, lars, laila, lasse, laura, layla, lea,
    leah, leif, leila, lena, lene, leon, leonard, liam, lilly, lina, linda, line, linea, linn, linnea, linus, lisa, lisbeth, lise, liv, live, lotte, louise, lucas, ludvig,
    lukas, luna, luwam, lykke, mads, magdalena, magne, magnhild, magnus, mahamed, mahdi, mahmoud, mai, maja, malin, malgorzata, marcin, marcus, maren, margareth, margit,
    margrethe, mari, maria, mariam, mariann, marianne, marie, mariel, marielle, marit, marius, mark, markus, marta, marte, marthe, marthin, martin, martine, maryam, mateusz,
    mathea, mathias, mathilde, matilde, mats, max, may, mehari, mehmet, merete, merethe, mette, mia, michael, michal, mikael, mikkel, mikolaj, mille, mina, minh, miriam, mirjam,
    mohamed, mohammad, mohammed, mohamud, mona, monica, monika, morten, muhammad, muhammed, muna, murat, mustafa, nadia, naima, najma, nasir, nasra, nasrin, natalia, nawal,
    nicolai, niklas, nikolai, nils, nina, njål, noah, noor, nora, nour, oda, oddvar, odd, oddbjørn, odin, ola, olaf, olai, olav, ole, olea, oleksandr, olena, olga, oliver,
    olivia, olve, omar, omer, oscar, oskar, osman, ove, oksana, patrick, patryk, paul, paulina, pawel, peder, per, pernille, peter, petra, petter, phillip, pia, piotr,
    preben, priya, pål, ragna, ragnar, ragnhild, rahel, rahma, rakel, randi, rania, rashid, rasmus, rebecca, rebekka, reidar, reidun, reza, rikke, rita, robel, robert, robin,
    roger, rojin, rolf, ronja, ronny, rose, roy, ruben, runa, rune, ruth, ryan, saba, sabrina, safiya, saga, sahra, said, saima, sakarias, salma, samira, samir, samson, samuel,
    sana, sander, sandra, sanna, sara, sarah, sebastian, selam, selma, serhij, shahid, shirin, shukri, sigrid, sigurd, sigve, signe, silje, simen, simon, sindre, siri, siv, sivert,
    sofia, sofie, solfrid, solveig, sondre, sonja, soran, stefan, stein, steinar, stella, stian, stig, stine, storm, sumaya, sunniva, susanne, svein, sven, sverre, svetlana,
    svitlana, sylvia, synne, synnøve, tale, tanja, tariq, tarjei, teodor, terje, tesfay, theo, theodor, thea, thomas, thor, thorbjørn, thorvald, tia, tiril, tobias, tom, tomas,
    tomasz, tommy, tone, tonje, tor, torbjørn, tord, tore, torgeir, torhild, torill, torleif, tormod, torstein, torunn, tove, trine, trond, trude, trygve, tuva, turid, tyra, ulrik,
    ulf, una, unni, usman, vanessa, vegard, vera, veronica, vetle, vibeke, victor, victoria, vidar, vigdis, viktor, viktoria, vilde, vilja, villads, vilma, vincent, vivian,
    volodymyr, wenche, wiktoria, william, yasin, yasmin, yasmine, yngvar, yngve, ylva, yohannes, yonas, yosef, younes, yousef, yulia, yusra, yusuf, zahra, zain, zainab,
    zakaria, zara, zeinab, zuzanna, ådne, åge, ågot, åse, åshild, åsmund, øistein, ørjan, østein, øystein, øyvind`),
)

/** Names that are also everyday words in one of the three languages: at the start of a sentence, or in small letters, they say nothing. */
export const alsoWords: ReadonlySet<string> = new Set(
  listed(`
    aksel, are, ask, ben, bo, bjørn, brage, christian, dag, dina, ella, even, finn, grace, gro, hans, hauk, helga, iman, inga, iver, jo, kai, kent, lea, line, liv, live, lykke, mai, mark, may, odd, ove, per, rose,
    robin, rune, saga, said, signe, siv, stein, storm, stig, tale, tom, tone, tor, una, vera`),
)
