import type { Answer, Facts } from '../src/sharing/index.ts'

/** One case of sharing: what is asked about, and what the law says. Written by hand from the law, never from what the guide answers. */
export type SharingCase = {
  readonly what: string
  readonly facts: Facts
  readonly answer: Answer['answer']
  /** The sections that must be named, by id; the guide may name more of the sender's own. */
  readonly sections: readonly string[]
  /** Duties that hold beside the answer. */
  readonly duties?: readonly string[]
}

const plain = {
  danger: 'none',
  harm: 'none',
  identified: 'yes',
  consent: 'not-asked',
  content: 'observations',
  age: 'age-16-17',
} as const satisfies Facts
const named = (facts: Facts): Facts => ({ ...plain, ...facts })

type Row = readonly [what: string, facts: Facts, answer: Answer['answer'], sections: readonly string[], duties?: readonly string[]]

const rows: readonly Row[] = [
  // the duty to avert: everyone's own, past confidentiality, and never for what is not on the list
  [
    'A teacher knows that a pupil will most likely kill someone, and tells the police',
    named({ sender: 'school', receiver: 'police', danger: 'listed' }),
    'must',
    ['straffeloven-196'],
  ],
  [
    'Child welfare knows of a planned terrorist act',
    named({ sender: 'child-welfare', receiver: 'police', danger: 'listed' }),
    'must',
    ['straffeloven-196'],
  ],
  [
    'State NAV knows of a planned murder; the person has refused consent',
    named({ sender: 'nav-state', receiver: 'police', danger: 'listed', consent: 'refused' }),
    'must',
    ['straffeloven-196'],
  ],
  [
    'A family counsellor is told of an arson that will most likely happen',
    named({ sender: 'family-counselling', receiver: 'police', danger: 'listed' }),
    'must',
    ['straffeloven-196'],
  ],
  [
    'A nurse is told of a planned murder; her own duty to alert holds beside it',
    named({ sender: 'health', receiver: 'police', danger: 'listed' }),
    'must',
    ['straffeloven-196'],
  ],
  [
    'The coordinator warns a neighbour of a listed offence: the duty is to avert, whoever is told',
    named({ sender: 'coordination', receiver: 'private', danger: 'listed' }),
    'must',
    ['straffeloven-196'],
  ],
  [
    'A teacher hears that a pupil plans to travel to a war: travel is not listed, no one here is in danger, and the police want to know',
    named({ sender: 'school', receiver: 'police', purpose: 'their-task' }),
    'may-not',
    ['forvaltningsloven-13'],
  ],
  [
    'An outreach worker knows of recruitment that has happened: not listed, but an offence that may be reported',
    named({ sender: 'outreach', receiver: 'police', content: 'offence', purpose: 'their-task' }),
    'may',
    ['forvaltningsloven-13-b-6'],
  ],

  // the duty to inform child welfare
  [
    'A teacher believes that a child is beaten at home',
    named({ sender: 'school', receiver: 'child-welfare', harm: 'abuse' }),
    'must',
    ['barnevernsloven-13-2', 'opplaeringslova-24-3'],
  ],
  [
    'A teacher believes so, and the guardians have refused',
    named({ sender: 'school', receiver: 'child-welfare', harm: 'abuse', consent: 'refused' }),
    'must',
    ['barnevernsloven-13-2'],
  ],
  [
    'Social services believe that a child is neglected',
    named({ sender: 'nav-social', receiver: 'child-welfare', harm: 'abuse' }),
    'must',
    ['barnevernsloven-13-2', 'sosialtjenesteloven-45'],
  ],
  [
    'State NAV believes that a child is exploited',
    named({ sender: 'nav-state', receiver: 'child-welfare', harm: 'trafficking' }),
    'must',
    ['barnevernsloven-13-2'],
  ],
  [
    'A public health nurse sees that a seriously ill child gets no treatment',
    named({ sender: 'health-station', receiver: 'child-welfare', harm: 'illness' }),
    'must',
    ['barnevernsloven-13-2', 'helsepersonelloven-33'],
  ],
  [
    'A family counsellor sees serious neglect',
    named({ sender: 'family-counselling', receiver: 'child-welfare', harm: 'abuse' }),
    'must',
    ['barnevernsloven-13-2', 'familievernkontorloven-10'],
  ],
  [
    'A kindergarten sees that special needs are not met',
    named({ sender: 'kindergarten', receiver: 'child-welfare', harm: 'needs' }),
    'must',
    ['barnevernsloven-13-2', 'barnehageloven-46'],
  ],
  [
    'A child of 15 commits serious violence again and again; outreach knows it',
    named({ sender: 'outreach', receiver: 'child-welfare', harm: 'own-acts', age: 'age-15' }),
    'must',
    ['barnevernsloven-13-2'],
  ],
  [
    'A kindergarten worries about a child’s own acts: its own law does not name them',
    named({ sender: 'kindergarten', receiver: 'child-welfare', harm: 'own-acts' }),
    'ask',
    ['barnevernsloven-13-2', 'barnehageloven-46'],
  ],
  [
    'A teacher is not sure whether the facts meet a ground',
    named({ sender: 'school', receiver: 'child-welfare', harm: 'unsure', purpose: 'their-task' }),
    'ask',
    ['barnevernsloven-13-2'],
  ],
  [
    'A pupil is radicalised, and nothing more: that is none of the grounds',
    named({ sender: 'school', receiver: 'child-welfare', content: 'opinions' }),
    'may-not',
    ['forvaltningsloven-13'],
  ],
  [
    'A teacher tells the police of an offence, and believes that the child is beaten too',
    named({ sender: 'school', receiver: 'police', harm: 'abuse', content: 'offence', purpose: 'own-task' }),
    'may',
    ['forvaltningsloven-13-b-6'],
    ['inform-child-welfare'],
  ],
  [
    'The coordinator talks with a colleague about a child who is beaten: the duty stands beside it',
    named({ sender: 'coordination', receiver: 'colleague', harm: 'abuse' }),
    'may',
    ['forvaltningsloven-13-b-3'],
    ['inform-child-welfare'],
  ],

  // health personnel's duty to alert
  [
    'A doctor fears that a patient will seriously hurt someone, and alerts the police',
    named({ sender: 'health', receiver: 'police', danger: 'life' }),
    'must',
    ['helsepersonelloven-31'],
  ],
  [
    'A school nurse fears the same, and tells the school',
    named({ sender: 'health-station', receiver: 'school', danger: 'life' }),
    'may',
    ['helsepersonelloven-23-4'],
    ['alert-emergency'],
  ],
  [
    'A family counsellor fears for a life, and tells the police: the duty to alert is health personnel’s',
    named({ sender: 'family-counselling', receiver: 'police', danger: 'life' }),
    'may',
    ['helsepersonelloven-23-4'],
  ],

  // without identity
  [
    'A teacher discusses a pupil with the contact so that no one can be recognised',
    named({ sender: 'school', receiver: 'municipal', identified: 'no' }),
    'may',
    ['forvaltningsloven-13-a-2'],
  ],
  [
    'Child welfare discusses anonymously with the police',
    named({ sender: 'child-welfare', receiver: 'police', identified: 'no' }),
    'may',
    ['forvaltningsloven-13-a-2'],
  ],
  [
    'A nurse asks for advice without a name',
    named({ sender: 'health', receiver: 'municipal', identified: 'no' }),
    'may',
    ['helsepersonelloven-23-3'],
  ],
  [
    'A family counsellor asks for advice without a name',
    named({ sender: 'family-counselling', receiver: 'police', identified: 'no' }),
    'may',
    ['helsepersonelloven-23-3'],
  ],
  [
    'The police tell a municipality of a trend without persons',
    named({ sender: 'police', receiver: 'municipal', identified: 'no' }),
    'may',
    ['politiregisterloven-24'],
  ],
  [
    'A teacher is not sure whether the pupil can be recognised, and wants advice',
    named({ sender: 'school', receiver: 'municipal', identified: 'unsure', purpose: 'advice' }),
    'ask',
    [],
  ],
  [
    'A teacher asks for advice with the pupil’s name',
    named({ sender: 'school', receiver: 'municipal', purpose: 'advice' }),
    'may-not',
    ['forvaltningsloven-13'],
  ],
  [
    'A nurse asks the police contact for advice with the patient’s name',
    named({ sender: 'health', receiver: 'police', purpose: 'advice' }),
    'may-not',
    ['helsepersonelloven-21'],
  ],

  // the person concerned
  ['A teacher tells the pupil about the worry', named({ sender: 'school', receiver: 'person' }), 'may', ['forvaltningsloven-13-a-1']],
  ['A nurse tells the patient', named({ sender: 'health', receiver: 'person' }), 'may', ['helsepersonelloven-22']],
  [
    'A family counsellor tells the client',
    named({ sender: 'family-counselling', receiver: 'person' }),
    'may',
    ['familievernkontorloven-6'],
  ],

  // consent, by age and by the sender's own law
  [
    'An adult has agreed that outreach talks with NAV',
    named({ sender: 'outreach', receiver: 'nav', consent: 'person', age: 'adult' }),
    'may',
    ['forvaltningsloven-13-a-1'],
  ],
  [
    'An adult has agreed that child welfare talks with the police',
    named({ sender: 'child-welfare', receiver: 'police', consent: 'person', age: 'adult', purpose: 'their-task' }),
    'may',
    ['forvaltningsloven-13-a-1'],
  ],
  [
    'An adult patient has agreed that the doctor talks with the coordinator',
    named({ sender: 'health', receiver: 'municipal', consent: 'person', age: 'adult' }),
    'may',
    ['helsepersonelloven-22'],
  ],
  [
    'The mother of an adult has agreed for him',
    named({ sender: 'outreach', receiver: 'nav', consent: 'guardians', age: 'adult', purpose: 'their-task' }),
    'ask',
    [],
  ],
  [
    'A patient of 16 has agreed alone',
    named({ sender: 'health-station', receiver: 'school', consent: 'person', purpose: 'given-for' }),
    'may',
    ['helsepersonelloven-22', 'pasient-og-brukerrettighetsloven-4-3'],
  ],
  [
    'A patient of 15 has agreed alone',
    named({ sender: 'health-station', receiver: 'school', consent: 'person', age: 'age-15', purpose: 'given-for' }),
    'ask',
    ['pasient-og-brukerrettighetsloven-4-4'],
  ],
  [
    'The guardians of a patient of 15 have agreed, and she has been heard',
    named({ sender: 'health', receiver: 'school', consent: 'guardians', age: 'age-15' }),
    'may',
    ['helsepersonelloven-22', 'pasient-og-brukerrettighetsloven-4-4'],
  ],
  [
    'A client of 16 at family counselling has agreed alone',
    named({ sender: 'family-counselling', receiver: 'school', consent: 'person' }),
    'may',
    ['familievernkontorloven-6'],
  ],
  [
    'Someone of 15, a party to the child welfare case, has agreed alone',
    named({ sender: 'child-welfare', receiver: 'school', consent: 'person', age: 'age-15', purpose: 'their-task' }),
    'may',
    ['forvaltningsloven-13-a-1', 'barnevernsloven-12-3'],
  ],
  [
    'A pupil of 15 has agreed alone to something beyond her own education',
    named({ sender: 'school', receiver: 'nav', consent: 'person', age: 'age-15', purpose: 'their-task' }),
    'ask',
    ['opplaeringslova-24-5'],
  ],
  [
    'A young person of 17 has agreed alone at outreach: no age in that law',
    named({ sender: 'outreach', receiver: 'police', consent: 'person', purpose: 'their-task' }),
    'ask',
    ['forvaltningsloven-13-a-1'],
  ],
  [
    'Both a pupil of 17 and the guardians have agreed',
    named({ sender: 'school', receiver: 'nav', consent: 'both', purpose: 'their-task' }),
    'may',
    ['forvaltningsloven-13-a-1'],
  ],
  [
    'The guardians of a child of 12 have agreed',
    named({ sender: 'school', receiver: 'health', consent: 'guardians', age: 'under-15', purpose: 'their-task' }),
    'may',
    ['forvaltningsloven-13-a-1'],
  ],
  [
    'A child of 12 has agreed alone',
    named({ sender: 'outreach', receiver: 'police', consent: 'person', age: 'under-15', purpose: 'their-task' }),
    'ask',
    [],
  ],
  [
    'The guardians of someone of 17 have agreed, and he has not been asked',
    named({ sender: 'school', receiver: 'police', consent: 'guardians', purpose: 'their-task' }),
    'ask',
    [],
  ],
  [
    'Someone has agreed, and no one knows how old she is',
    named({ sender: 'outreach', receiver: 'nav', consent: 'person', age: 'unknown', purpose: 'their-task' }),
    'ask',
    [],
  ],
  [
    'The coordinator is not sure whether consent was given',
    named({ sender: 'coordination', receiver: 'nav', consent: 'unsure', purpose: 'their-task' }),
    'ask',
    [],
  ],
  [
    'An adult has refused, and NAV wants to know',
    named({ sender: 'coordination', receiver: 'nav', consent: 'refused', age: 'adult', purpose: 'their-task' }),
    'may-not',
    ['forvaltningsloven-13'],
  ],
  [
    'A volunteer helps out, and the adult has agreed',
    named({ sender: 'outreach', receiver: 'private', consent: 'person', age: 'adult' }),
    'may',
    ['forvaltningsloven-13-a-1'],
  ],

  // danger to life or health
  [
    'A teacher fears that a pupil will take her own life, and tells the health service',
    named({ sender: 'school', receiver: 'health', danger: 'life' }),
    'may',
    ['forvaltningsloven-13-b-7'],
  ],
  [
    'Child welfare fears for a life, and tells the police',
    named({ sender: 'child-welfare', receiver: 'police', danger: 'life' }),
    'may',
    ['forvaltningsloven-13-b-7'],
  ],
  [
    'Social services fear for a life, and warn the one who is threatened',
    named({ sender: 'nav-social', receiver: 'private', danger: 'life' }),
    'may',
    ['forvaltningsloven-13-b-7'],
  ],
  [
    'State NAV fears for a life, and tells the police; the person has refused',
    named({ sender: 'nav-state', receiver: 'police', danger: 'life', consent: 'refused' }),
    'may',
    ['forvaltningsloven-13-b-7'],
  ],
  [
    'A doctor works with another service on a patient in near and serious danger, who has said no',
    named({ sender: 'health', receiver: 'health', danger: 'life', consent: 'refused' }),
    'may',
    ['helsepersonelloven-25'],
    ['alert-emergency'],
  ],
  [
    'Outreach is not sure whether there is danger, and thinks of calling the police',
    named({ sender: 'outreach', receiver: 'police', danger: 'unsure', purpose: 'their-task' }),
    'ask',
    [],
  ],

  // child welfare's own law
  [
    'Child welfare needs the school for its own task',
    named({ sender: 'child-welfare', receiver: 'school', purpose: 'own-task' }),
    'may',
    ['barnevernsloven-13-1'],
  ],
  [
    'Child welfare tells the police of an offence because its own task needs it',
    named({ sender: 'child-welfare', receiver: 'police', content: 'offence', purpose: 'own-task' }),
    'may',
    ['barnevernsloven-13-1'],
  ],
  [
    'The police want to know of an offence that child welfare knows of',
    named({ sender: 'child-welfare', receiver: 'police', content: 'offence', purpose: 'their-task' }),
    'may-not',
    ['barnevernsloven-13-1'],
  ],
  [
    'The coordinator wants to know what child welfare knows',
    named({ sender: 'child-welfare', receiver: 'municipal', purpose: 'their-task' }),
    'may-not',
    ['barnevernsloven-13-1'],
  ],
  [
    'Child welfare talks with a colleague on the same case',
    named({ sender: 'child-welfare', receiver: 'colleague' }),
    'may',
    ['forvaltningsloven-13-b-3'],
  ],

  // NAV
  [
    'Social services report an offence that their own task needs reported',
    named({ sender: 'nav-social', receiver: 'police', content: 'offence', purpose: 'own-task' }),
    'may',
    ['sosialtjenesteloven-44'],
  ],
  [
    'The police want to know of an offence that social services know of',
    named({ sender: 'nav-social', receiver: 'police', content: 'offence', purpose: 'their-task' }),
    'may-not',
    ['sosialtjenesteloven-44'],
  ],
  [
    'The police ask social services where someone can be reached',
    named({ sender: 'nav-social', receiver: 'police', content: 'whereabouts', purpose: 'their-task' }),
    'may',
    ['sosialtjenesteloven-44'],
  ],
  [
    'The police ask state NAV where someone can be reached',
    named({ sender: 'nav-state', receiver: 'police', content: 'whereabouts', purpose: 'their-task' }),
    'may-not',
    ['nav-loven-7'],
  ],
  [
    'State NAV reports an offence that its own task needs reported',
    named({ sender: 'nav-state', receiver: 'police', content: 'offence', purpose: 'own-task' }),
    'may',
    ['nav-loven-7'],
  ],
  [
    'The police want to know of an offence that state NAV knows of',
    named({ sender: 'nav-state', receiver: 'police', content: 'offence', purpose: 'their-task' }),
    'may-not',
    ['nav-loven-7'],
  ],
  ['State NAV talks with the municipal side of the same office', named({ sender: 'nav-state', receiver: 'nav' }), 'may', ['nav-loven-16']],
  [
    'Social services need the school for their own task',
    named({ sender: 'nav-social', receiver: 'school', purpose: 'own-task' }),
    'may',
    ['forvaltningsloven-13-b-5'],
  ],

  [
    'Outreach needs a crisis centre to get its own task done',
    named({ sender: 'outreach', receiver: 'other-public', purpose: 'own-task' }),
    'may',
    ['forvaltningsloven-13-b-5'],
  ],

  // health and family counselling
  [
    'A nurse talks with the doctor who treats the same patient',
    named({ sender: 'health-station', receiver: 'health' }),
    'may',
    ['helsepersonelloven-25'],
  ],
  [
    'The patient has said no to that',
    named({ sender: 'health-station', receiver: 'health', consent: 'refused' }),
    'may-not',
    ['helsepersonelloven-25'],
  ],
  [
    'A nurse wants to tell the coordinator, without consent and without danger',
    named({ sender: 'health-station', receiver: 'municipal', purpose: 'own-task' }),
    'ask',
    ['helsepersonelloven-21', 'helsepersonelloven-23-4'],
  ],
  [
    'A doctor wants to report an offence to the police, without danger',
    named({ sender: 'health', receiver: 'police', content: 'offence', purpose: 'their-task' }),
    'ask',
    ['helsepersonelloven-23-4'],
  ],
  [
    'A family counsellor talks with a colleague at the office',
    named({ sender: 'family-counselling', receiver: 'colleague' }),
    'may',
    ['familievernkontorloven-7'],
  ],
  [
    'The client has said no to that',
    named({ sender: 'family-counselling', receiver: 'colleague', consent: 'refused' }),
    'may-not',
    ['familievernkontorloven-7'],
  ],
  [
    'A family counsellor wants to tell the school, without consent and without danger',
    named({ sender: 'family-counselling', receiver: 'school', purpose: 'own-task' }),
    'ask',
    ['familievernkontorloven-5'],
  ],

  // school, kindergarten, outreach, coordination: the general law
  ['A teacher talks with the head', named({ sender: 'school', receiver: 'colleague' }), 'may', ['forvaltningsloven-13-b-3']],
  [
    'A teacher needs the coordinator to get her own task done',
    named({ sender: 'school', receiver: 'municipal', purpose: 'own-task' }),
    'may',
    ['forvaltningsloven-13-b-5'],
  ],
  [
    'The coordinator wants to know what the school knows',
    named({ sender: 'school', receiver: 'municipal', purpose: 'their-task' }),
    'may-not',
    ['forvaltningsloven-13'],
  ],
  [
    'Outreach passes on what it was told so that the two would help together',
    named({ sender: 'outreach', receiver: 'school', purpose: 'given-for' }),
    'may',
    ['forvaltningsloven-13-b-2'],
  ],
  [
    'Outreach tells NAV that someone is in contact with it',
    named({ sender: 'outreach', receiver: 'nav', content: 'contact', purpose: 'their-task' }),
    'may',
    ['forvaltningsloven-13-b-5'],
  ],
  [
    'A teacher reports an offence to the police',
    named({ sender: 'school', receiver: 'police', content: 'offence', purpose: 'their-task' }),
    'may',
    ['forvaltningsloven-13-b-6'],
  ],
  [
    'A kindergarten reports an offence to the police',
    named({ sender: 'kindergarten', receiver: 'police', content: 'offence', purpose: 'their-task' }),
    'may',
    ['forvaltningsloven-13-b-6'],
  ],
  [
    'A teacher wants to tell the police what a pupil believes',
    named({ sender: 'school', receiver: 'police', content: 'opinions', purpose: 'own-task' }),
    'may-not',
    ['forvaltningsloven-13'],
  ],
  [
    'The coordinator wants to tell the police what an adult believes',
    named({ sender: 'coordination', receiver: 'police', content: 'opinions', age: 'adult', purpose: 'their-task' }),
    'may-not',
    ['forvaltningsloven-13'],
  ],
  [
    'A neighbour asks outreach how it goes',
    named({ sender: 'outreach', receiver: 'private', purpose: 'their-task' }),
    'may-not',
    ['forvaltningsloven-13'],
  ],
  [
    'The parents of an adult ask the coordinator',
    named({ sender: 'coordination', receiver: 'guardians', age: 'adult', purpose: 'their-task' }),
    'may-not',
    ['forvaltningsloven-13'],
  ],
  [
    'A teacher wants to tell the parents of a pupil of 15',
    named({ sender: 'school', receiver: 'guardians', age: 'age-15', purpose: 'own-task' }),
    'ask',
    ['forvaltningsloven-13'],
  ],
  [
    'A nurse wants to tell the parents of a patient of 13',
    named({ sender: 'health-station', receiver: 'guardians', age: 'under-15', purpose: 'own-task' }),
    'ask',
    ['pasient-og-brukerrettighetsloven-3-4'],
  ],
  [
    'The police want to share with the municipality',
    named({ sender: 'police', receiver: 'municipal', purpose: 'own-task' }),
    'ask',
    ['politiregisterloven-27', 'politiregisterloven-30'],
  ],
  [
    'A teacher wants to give the police what a pupil told so that the school would help',
    named({ sender: 'school', receiver: 'police', purpose: 'given-for' }),
    'ask',
    [],
  ],
]

export const sharingCases: readonly SharingCase[] = rows.map(([what, facts, answer, sections, duties]) => ({
  what,
  facts,
  answer,
  sections,
  ...(duties && { duties }),
}))
