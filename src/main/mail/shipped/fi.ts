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
}
