import { listed } from './list.ts'

/**
 * The hundred surnames that most people in Norway bear, of old and of new families alike. Source: Statistics Norway, name statistics (table
 * 12891), figures of 2015, taken from a published extract on 21 November 2026. Other surnames are found by their capital letter inside a sentence.
 */
export const surnames: ReadonlySet<string> = new Set(
  listed(`
    aas, aasen, abrahamsen, ahmed, ali, amundsen, andersen, andreassen, andresen, antonsen, arnesen, aune, bakke, bakken, berg, berge, berntsen,
    birkeland, brekke, bøe, christensen, dahl, danielsen, edvardsen, eide, eliassen, ellingsen, engen, eriksen, evensen, fredriksen, gulbrandsen,
    gundersen, hagen, halvorsen, hansen, hanssen, haug, hauge, haugen, haugland, helland, henriksen, holm, isaksen, iversen, jacobsen, jakobsen,
    jensen, jenssen, johannessen, johansen, johnsen, jørgensen, karlsen, knudsen, knutsen, kristensen, kristiansen, kristoffersen, larsen, lie, lien,
    lund, lunde, martinsen, mathisen, mikkelsen, moe, moen, myhre, myklebust, nguyen, nielsen, nilsen, nygård, næss, olsen, paulsen, pedersen,
    pettersen, rasmussen, ruud, rønning, sandvik, simonsen, sivertsen, solberg, solheim, strand, strøm, svendsen, sæther, sørensen, tangen, thomassen,
    thorsen, tveit, vik, ødegård`),
)

/** Surnames that are also everyday words: at the start of a sentence they say nothing. */
export const surnamesAlsoWords: ReadonlySet<string> = new Set(
  listed(`
    aas, aasen, bakke, bakken, berg, berge, brekke, dahl, eide, engen, hagen, haug, hauge, haugen, holm, lie, lien, lund, moe, moen, strand, strøm,
    tangen, vik`),
)
