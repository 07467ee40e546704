import type { Lang } from '#i18n/index.ts'
import {
  Alert,
  type Assets,
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  Card,
  Checkbox,
  Checkboxes,
  DateField,
  Details,
  EmptyState,
  Fieldset,
  Form,
  Heading,
  Layout,
  NextAction,
  PageHeading,
  Pager,
  Radios,
  Select,
  StepPath,
  SummaryList,
  Table,
  Tabs,
  Tag,
  TextArea,
  TextField,
  Timeline,
  TimeField,
} from '#ui/index.ts'

/** Every component on one page, drawn as the pages draw them. */
export const Gallery = ({ lang, assets }: { lang: Lang; assets: Assets }) => (
  <Layout {...frame} lang={lang} assets={assets} notices={saved}>
    <PageHeading
      above={<BackLink href="/saker">Alle saker</BackLink>}
      title="Sak 2026-014"
      lead="Oppfølging etter uro fra skolen. Kari Nordli koordinerer, sammen med ungdomsteamet."
      tags={<Tag color="accent">Åpen</Tag>}
      actions={
        <ButtonLink href="/saker/1/journal" variant="secondary">
          Skriv i journalen
        </ButtonLink>
      }
    />
    <Tabs label="Deler av saken" current="/saker/1" tabs={tabs} />
    <StepPath steps={steps} />
    <NextAction
      what="Avtal en samtale med ungdommen og foreldrene"
      who="Kari Nordli"
      due="2026-12-01"
      overdue
      action={<ButtonLink href="/saker/1/samtaler/ny">Avtal samtalen</ButtonLink>}
    >
      <p>Si fra på forhånd hva samtalen handler om, og at det er frivillig å møte.</p>
    </NextAction>
    <div class="columns">
      <section class="stack">
        <Heading level={2} size="sm">
          Journal
        </Heading>
        <Timeline label="Journal" entries={entries} />
        <Pager newer="?etter=3" older="?for=1" />
      </section>
      <aside class="stack" aria-label="Om saken">
        <Card title="Om saken">
          <SummaryList items={facts} />
        </Card>
        <Card tinted title="Hvem kan hjelpe?" href="/hjelp">
          <p>Ungdomsteamet, helsesykepleier og familievernet står klare.</p>
        </Card>
      </aside>
    </div>
    <Table caption="Mine saker" columns={columns} rows={cases} />
    <EmptyState
      title="Ingen oppgaver venter på deg"
      action={
        <ButtonLink href="/saker" variant="secondary">
          Se sakene
        </ButtonLink>
      }
    >
      <p>Når noen gir deg en oppgave, står den her.</p>
    </EmptyState>
    <Messages />
    <Fields />
  </Layout>
)

const Messages = () => (
  <section class="stack">
    <Heading level={2} size="sm">
      Beskjeder
    </Heading>
    <Alert title="Møtet er flyttet" level={3}>
      <p>Nytt tidspunkt er torsdag klokka ti.</p>
    </Alert>
    <Alert severity="warning">Samtykket går ut om to uker.</Alert>
    <Alert severity="danger" title="Saken kunne ikke lagres" level={3}>
      <p>Det du skrev er tatt vare på. Prøv igjen om litt.</p>
    </Alert>
    <div class="buttons">
      <Tag>Ikke begynt</Tag>
      <Tag color="info">Venter på svar</Tag>
      <Tag color="success">Ferdig</Tag>
      <Tag color="warning">Fristen er nær</Tag>
      <Tag color="danger">Stanset</Tag>
    </div>
    <Details summary="Hva kan jeg dele med andre?">
      <p>Del det som trengs, når du har grunnlag for det, og si fra til den det gjelder.</p>
    </Details>
  </section>
)

const Fields = () => (
  <section class="stack">
    <Heading level={2} size="sm">
      Meld en uro
    </Heading>
    <Form submission="0198" errors={errors}>
      <TextField name="place" label="Hvor skjedde det?" value="Skolegården" />
      <TextArea
        name="seen"
        label="Hva har du sett eller hørt?"
        help="Skriv det som hendte, ikke hva du tror det betyr."
        error={errors.seen}
        required
      />
      <TextArea name="thoughts" label="Hva tenker du om det?" limit={500} rows={3} />
      <DateField name="when" label="Når var det?" error={errors.when} required />
      <TimeField name="clock" label="Omtrent klokka" />
      <Select name="from" label="Hvor jobber du?" value="b" required options={[...places]} />
      <Radios name="told" label="Vet ungdommen at du er urolig?" required error={errors.told} options={answers} />
      <Checkboxes name="with" label="Hvem har du snakket med?" value={['a']} options={[...places]} error={errors.with} required />
      <Fieldset legend="Slik når vi deg" help="Vi ringer bare hvis vi trenger å vite mer." id="reach">
        <TextField name="phone" label="Telefon" type="tel" size={12} required />
      </Fieldset>
      <Checkbox name="informed" label="Jeg har sagt fra til foreldrene" help="Si fra så sant det er trygt." error={errors.informed} />
      <Buttons>
        <Button>Send</Button>
        <Button variant="secondary" name="do" value="save">
          Lagre utkast
        </Button>
        <Button variant="tertiary">Avbryt</Button>
        <Button variant="secondary" danger small>
          Slett utkastet
        </Button>
      </Buttons>
    </Form>
  </section>
)

const errors = {
  seen: 'Skriv hva du har sett eller hørt',
  when: 'Velg en dag som har vært',
  told: 'Velg ja eller nei',
  with: 'Velg minst én',
  informed: 'Kryss av når foreldrene vet det',
}

const saved = (
  <Alert severity="success" live>
    Notatet er lagret.
  </Alert>
)

const frame = {
  title: 'Alle delene',
  municipality: 'Eksempel kommune',
  path: '/saker/1',
  user: { name: 'Kari Nordli', unit: 'Oppvekst og levekår' },
  nav: [
    { href: '/', label: 'Min dag' },
    { href: '/saker', label: 'Saker', count: 3 },
    { href: '/uro', label: 'Meld uro' },
    { href: '/raad', label: 'Anonym drøfting' },
    { href: '/hjelp', label: 'Veiledning' },
  ],
  current: '/saker',
}

const tabs = [
  { href: '/saker/1', label: 'Oversikt' },
  { href: '/saker/1/journal', label: 'Journal' },
  { href: '/saker/1/deltakere', label: 'Deltakere' },
  { href: '/saker/1/oppgaver', label: 'Oppgaver' },
]

const steps = [
  { label: 'Ta imot uroen', state: 'done', detail: '3. nov.', href: '/saker/1/trinn/1' },
  { label: 'Drøft og undersøk', state: 'done', detail: '10. nov.' },
  { label: 'Snakk med den det gjelder', state: 'current' },
  { label: 'Spør politiet om råd', state: 'skipped' },
  { label: 'Lag en plan sammen', state: 'waiting' },
  { label: 'Følg opp planen', state: 'waiting' },
  { label: 'Avslutt eller gå videre', state: 'waiting' },
] as const

const entries = [
  {
    id: 'entry-2',
    at: new Date('2026-11-12T09:30:00Z'),
    author: 'Kari Nordli, ungdomsteamet',
    title: 'Samtale med skolen',
    text: 'Møtte kontaktlæreren. Fraværet har gått ned.\n\nHen spiller fotball igjen <b>på tirsdager</b>, og har det bedre i klassen.',
  },
  {
    id: 'entry-1',
    at: '2026-11-03',
    author: 'Ola Berg, skolen',
    text: 'Uroen ble meldt. Foreldrene er orientert.',
    children: <Tag>Rettet</Tag>,
  },
]

const facts = [
  { term: 'Koordinator', value: 'Kari Nordli' },
  { term: 'Vara', value: 'Jon Lie' },
  { term: 'Begynte', value: '3. november 2026' },
]

const cases = [
  { number: '2026-014', step: 'Snakk med den det gjelder', due: '1. desember', notes: 12 },
  { number: '2026-011', step: 'Følg opp planen', due: '14. desember', notes: 7 },
]
type Row = (typeof cases)[number]
const columns = [
  {
    label: 'Sak',
    cell: ({ number }: Row) => (
      <a class="ds-link" href="/saker/1">
        {number}
      </a>
    ),
  },
  { label: 'Trinn', cell: ({ step }: Row) => step },
  { label: 'Frist', cell: ({ due }: Row) => due },
  { label: 'Notater', cell: ({ notes }: Row) => notes, numeric: true },
]

const places = [
  { value: 'a', label: 'Skole' },
  { value: 'b', label: 'Fritidsklubb' },
  { value: 'c', label: 'Helsestasjon' },
] as const

const answers = [
  { value: 'yes', label: 'Ja, vi har snakket sammen' },
  { value: 'no', label: 'Nei, ikke ennå', help: 'Det er som regel best å begynne der.' },
]
