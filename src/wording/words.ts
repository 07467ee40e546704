/**
 * The words that the reading of a concern looks for. They are not signs of anything, and nobody is judged by them: they show the writer where
 * the text may hold what the law protects most (special categories: GDPR article 9 no. 1), speak of somebody else, or state a view as a fact.
 * So the first list names all beliefs and views alike. `*` ends a stem, `_` stands for any one word.
 */
export const adviceWords = {
  belief: `
    religiøs*, religion*, religious*, livssyn*, trossamfunn*, trussamfunn*, troende, truande, gudstru*, gudstro*,
    menighet*, meinigheit*, kyrkjelyd*, moské*, moske, moskeen, moskeer, mosque*, synagog*, kirkesamfunn*, tempelet, pinsemenighet*,
    konverter*, convert to, converted to, omvendt seg, bekjenner seg, ber fem ganger, ber fem gonger, bønnerom*, bønerom*, faster, ramadan*,
    kristen*, kristne, kristendom*, christian*, katolik*, katolsk*, catholic*, ortodoks*, protestant*, pinsevenn*, læstadian*, jehovas*,
    muslim*, islam*, shia*, sjia*, sunni, sunnimuslim*, salafis*, jihad*, jøde*, jødisk*, jewish*, jews, hindu*, buddhis*, sikh*, bahai*,
    ateis*, atheis*, humanetik*, human-etik*, hedning*, hedensk*, åsatru*, satanis*, koranen, quran*, bibelen, bible*,
    politisk*, political*, partimedlem*, stemmer på, stemte på, røystar på, røysta på, stemmer frp, stemmer rødt, voted for, votes for,
    høyreradikal*, høgreradikal*, høyreekstrem*, høgreekstrem*, venstreradikal*, venstreekstrem*, høyrevridd*, venstrevridd*,
    right-wing, left-wing, far right, far-right, far left, far-left, konservativ*, conservative*, nasjonalis*, nationalis*, sosialis*, socialis*,
    kommunis*, communis*, marxis*, anarkis*, anarchis*, fascis*, nazis*, nynazis*, neo-nazi*, nyfascis*, antifascis*, rasist*, racist*, feminis*,
    antifeminis*, klimaaktivis*, dyrevernaktivis*, miljøaktivis*, monarkist*, ideologi*, ideology, ideologies, ideological*, verdenssyn*, verdssyn*,
    fagforening*, fagforeining*, fagorganisert*, trade union*,
    etnisk*, etnisitet*, ethnic*, hudfarge*, skin colour, mørkhudet*, mørkhuda, innvandrer*, innvandrar*, immigrant*, flyktning*, refugee*, asylsøker*,
    asylsøkar*, utenlandsk bakgrunn, utanlandsk bakgrunn, minoritetsspråk*, minoritetsbakgrunn*, opprinnelig fra, opphavleg frå, originally from,
    samisk*, sámi, kven, kvener, kvensk*, romani*, somali*, arabisk*, araber*, arabar*, kurdisk*, kurder*, kurdar*, afghan*, afgansk*, pakistan*,
    tyrkisk*, syrisk*, syrer, syrar, irakisk*, iransk*, palestin*, israelsk*, tsjetsjen*, russisk*, ukrains*, polsk*, litauisk*, eritre*, etiopi*,
    albansk*, serbisk*, bosnisk*, tamil*, vietnamesisk*,
    homofil*, lesbisk*, bifil*, skeiv, skeive, skeivt, transperson*, transkjønn*, legning*, seksuelle orientering, seksuell orientering, seksuell legning,
    gay, lesbian*, bisexual*, transgender*, sexual orientation`,
  health: `
    sykdom*, sjukdom*, syk, syke, sjuk, sjuke, kronisk*, diagnos*, adhd*, add-diagnose*, autis*, asperger*, tourette*, dysleksi*, dyslexi*, epilep*,
    diabet*, kreft, kreften, kreftsyk*, astma*, asthma, depresjon*, deprimert*, depress*, angst, angsten, angstanfall*, anxiety, panikkangst*, psykisk*,
    psykia*, psychiatr*, psykolog, psykologen, psykologer, psychologist*, psykose*, psykotisk*, psychosis, psychotic, bipolar*, schizo*, ptsd*, traum*,
    selvmord*, sjølvmord*, selvskad*, sjølvskad*, suicid*, self-harm*, spiseforstyrr*, eteforstyrr*, eating disorder*, anoreksi*, anorexi*, bulimi*,
    medisin, medisinen, medisiner, medisinar, medisinering*, medication*, medisinsk*, legemid*, antidepress*, tabletter, tablettar, resept*, vaksine*,
    sykehus*, sjukehus*, hospital*, legevakt*, legen, fastlege*, innlagt*, innlagd*, sykmeld*, sjukmeld*, bup, dps, terapi, terapeut*, therap*, overdose*,
    rus, rusen, rusa, ruser seg, rusar seg, ruset*, rusmid*, rusproblem*, rusmisbruk*, narkot*, drugs, addict*, avhengig av, hasj*, cannabis*,
    alkohol*, alcohol*, funksjonshem*, funksjonsneds*, utviklingshem*, disability, disabilities, disabled, nedsatt hørsel, nedsett høyrsel, gravid*,
    pregnan*, abort*, mental health, mentally ill, illness*, sick, ill, disease*, søvnproblem*, helseproblem*, helsetilstand*, helseplager, helseplagar`,
  'third-person': `
    mor, mora, moren, mors, morens, moras, mamma*, mammaen, far, farens, fars, faren hans, faren hennes, faren hennar, faren til, faren min, faren sin,
    faren og, faren sa, faren sier, faren seier, faren er, faren har, faren vil, faren vet, faren veit, faren jobber, faren jobbar, pappa*,
    foreldre, foreldra, foreldrene, foreldrenes, foresatt*, føresett*, stemor*, stefar*, fosterforeldre*, fostermor*, fosterfar*, verge, vergen, verja,
    bror, broren, brors, brorens, brødre*, brør, brørne, storebror*, lillebror*, veslebror*, halvbror*, tvillingbror*, stebror*,
    søster*, søstre*, syster*, systre*, storesøster*, lillesøster*, storesyster*, veslesyster*, halvsøster*, halvsyster*, tvillingsøster*, søsken*, sysken*,
    onkel*, onklar, onkler, tante*, kusine*, fetter, fetteren, fettere, fetrar, søskenbarn*, syskenbarn*, nevø*, niese*,
    bestemor*, bestefar*, besteforeldre*, mormor*, morfar*, farmor*, farfar*, sønn, sønnen, sønner, sønnene, sonen hans, sonen hennar, datter, datteren,
    dattera, dotter, dottera, døtre*, kone, kona, konen, ektemann*, ektefelle*, mannen hennes, mannen hennar, samboer*, sambuar*, kjæreste*, kjærast*,
    venn, vennen, venner, vennene, vennens, ven, venen, vener, venene, venninne*, veninne*, vennegjeng*, bestevenn*, kompis*, kamerat*, klassekamerat*,
    klassekompis*, medelev*, nabo, naboen, naboer, naboene, naboens, naboar, naboane, granne, grannen, treneren hans, treneren hennes, trenaren hans,
    trenaren hennar, leksehjelperen,
    mother*, father, fathers, father's, mum, mum's, mom, mom's, dad, dad's, parent, parents, stepmother*, stepfather*, brother, brothers, brother's, sister,
    sisters, sister's, sibling*, uncle*, aunt, aunts, aunt's, cousin*, grandmother*, grandfather*, grandparent*, son, daughter*, wife, husband*, girlfriend*,
    boyfriend*, friend, friends, friend's, best friend*, classmate*, neighbour, neighbours, neighbour's`,
  'opinion-as-fact': `
    er ekstrem*, er _ ekstrem*, var ekstrem*, blitt ekstrem*, vorte ekstrem*, er farlig*, er farleg*, er _ farlig*, er _ farleg*, var farlig*, var farleg*,
    er radikal*, er _ radikal*, blitt radikal*, vorte radikal*, blir radikalisert, er voldelig*, er valdeleg*, er _ voldelig*, er _ valdeleg*,
    er aggressiv*, er _ aggressiv*, er hatefull*, er _ hatefull*, er ustabil*, er _ ustabil*, er manipulerende, er manipulerande, er hjernevask*,
    blitt hjernevask*, er hjernevaska, er en trussel, er ein trussel, er ei tikkende bombe, er en tikkende bombe, er ei tikkande bombe, er terrorist*,
    er kriminell*, er _ kriminell*, er løgner, er ein løgnar, er en løgner, lyver alltid,
    virker, verkar, virket, verka som, framstår, fremstår, ser ut til å, tydeligvis, tydelegvis, åpenbar*, openber*, openberr*, alltid, aldri, typisk*, helt klart,
    heilt klart, helt tydelig, heilt tydeleg, helt sikkert, heilt sikkert, ingen tvil, utvilsomt, utvilsamt, selvfølgelig*, sjølvsagt, selvsagt, garantert,
    nok, sikkert, antakelig, antagelig, truleg, sannsynligvis, sannsynlegvis, som vanlig, som vanleg,
    is extreme, is an extremist, is _ extreme, is dangerous, is _ dangerous, is radical*, is _ radical*, is violent, is _ violent, is aggressive, is _ aggressive,
    is brainwashed, is a threat, is unstable, is a liar, seems, appears to, obvious*, clearly, always, never, typical*, definitely, certainly, of course,
    no doubt, undoubtedly, probably, surely, as usual`,
} as const

/** Where a word of the lists means something else. Found first, and passed over. */
export const harmlessPhrases = `
  ikke nok, ikkje nok, nok en, nok ein, nok ei, nok et, nok eit, nok av, nok til, nok mat, nok søvn, nok tid, nok penger, nok pengar, god nok, godt nok, bra nok,
  stor nok, stort nok, gammel nok, gamal nok, mye nok, mykje nok, mange nok, lenge nok, tidlig nok, tidleg nok, trygg nok, fått nok, får nok av, fekk nok, fikk nok,
  mer enn nok, meir enn nok, trygt og sikkert, langt nok, merkelig nok, rart nok,
  so far, as far, how far, too far, by far, far away, far from, far too, far more, nær og far, faren for, faren ved,
  never mind, politisk ledelse, politisk leiing, politisk nivå,
  religion og etikk, faget religion, syk lærer`
