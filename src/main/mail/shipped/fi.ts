import type { ShippedKind, Words } from './templates.ts'

export const fi: Record<ShippedKind, Words> = {
  rejection: {
    subject: 'Hakemuksesi: {opening.title}',
    body: `Hei {candidate.givenName}

Kiitos, että hait tehtävään {opening.title} ({opening.requisitionNumber}), ja kiitos ajasta, jonka käytit hakemukseen.

Olemme päättäneet jatkaa tällä kertaa muiden hakijoiden kanssa. Päätös ei ollut helppo, ja arvostamme kiinnostustasi meitä kohtaan.

Toivotamme sinulle kaikkea hyvää jatkoon.

Ystävällisin terveisin
{sender.name}`,
  },
  confirmation: {
    subject: 'Hakemuksesi on saapunut: {opening.title}',
    body: `Hei {candidate.givenName}

Kiitos, että hait tehtävään {opening.title} ({opening.requisitionNumber}). Hakemuksesi on saapunut perille.

Luemme jokaisen hakemuksen ja kirjoitamme sinulle heti, kun osaamme kertoa lisää. Jos jokin muuttuu, vastaa tähän viestiin.

Ystävällisin terveisin
{sender.name}`,
  },
  withdrawal: {
    subject: 'Hakemuksesi on peruttu: {opening.title}',
    body: `Hei {candidate.givenName}

Olemme peruneet hakemuksesi tehtävään {opening.title} ({opening.requisitionNumber}), kuten pyysit.

Kiitos, että ilmoitit siitä. Jos muutat mielesi, voit hakea uudelleen.

Ystävällisin terveisin
{sender.name}`,
  },
  talent_pool: {
    subject: 'Saammeko pitää yhteyttä?',
    body: `Hei {candidate.givenName}

Kiitos, että hait tehtävään {opening.title}. Emme voineet tarjota sinulle tätä työtä, mutta haluaisimme muistaa sinut, kun sopiva tehtävä avautuu.

Sitä varten säilyttäisimme hakemuksesi osaajapoolissamme. Sopiiko se sinulle? Vastaa tähän viestiin kyllä tai ei. Voit peruuttaa suostumuksesi milloin tahansa, ja kysymme uudelleen ennen kuin se päättyy.

Ystävällisin terveisin
{sender.name}`,
  },
  consent_renewal: {
    subject: 'Suostumuksesi päättyy {consent.expiresOn}: saammeko pitää yhteyttä?',
    body: `Hei {candidate.givenName}

Annoit suostumuksen siihen, että säilytämme hakemuksesi osaajapoolissamme ja muistamme sinut, kun sopiva tehtävä avautuu. Suostumus päättyy {consent.expiresOn}.

Saammeko säilyttää sen pidempään? Vastaa tähän viestiin kyllä tai ei. Jos emme kuule sinusta, tulkitsemme sen kieltäväksi ja poistamme sen, mitä säilytämme vain osaajapoolia varten. Voit peruuttaa suostumuksesi milloin tahansa.

Ystävällisin terveisin
{sender.name}`,
  },
  retention_notice: {
    subject: 'Poistamme pian hakemuksesi: {opening.title}',
    body: `Hei {candidate.givenName}

Hait meille tehtävään {opening.title} ({opening.requisitionNumber}). Aika, jonka säilytämme hakemustasi, päättyy {retention.dueOn}. Silloin poistamme sen ja kaikki siihen kuuluvat asiakirjat.

Sinun ei tarvitse tehdä mitään. Jos haluat kopion ennen sitä tai toivot, että säilytämme hakemuksen pidempään, vastaa tähän viestiin.

Ystävällisin terveisin
{sender.name}`,
  },
  erasure_answer: {
    subject: 'Poistopyyntösi',
    body: `Hei {candidate.fullName}

Pyysit {request.askedOn}, että poistamme tietosi. Tämä on vastauksemme:

{request.answer}

Jos olet eri mieltä, vastaa tähän viestiin. Voit myös tehdä valituksen maasi tietosuojaviranomaiselle ja viedä asian tuomioistuimeen.

Ystävällisin terveisin
{sender.name}`,
  },
}
