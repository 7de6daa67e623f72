export default {
  label: 'Tips {n} av {of}',
  count: '{n} av {of}',
  skip: 'Hoppa över tipsen',
  next: 'Nästa',
  done: 'Klart',
  list: {
    title: 'Gå genom listan',
    body: '{first} går till nästa ansökan, {second} till föregående. Dokumentet öppnas bredvid.',
  },
  decide: {
    title: 'Besluta med en tangent',
    body: '{first} flyttar ansökan ett steg framåt, {second} avslår den med ett skäl. Nästa öppnas av sig själv.',
  },
  undo: {
    title: 'Allt går att ångra',
    body: '{first} tar tillbaka det senaste steget och det före det. Menyn säger vilket det var.',
  },
  search: {
    title: 'Hitta vem som helst, gå vart som helst',
    body: '{first} smalnar av listan. Paletten hittar personer, ord i dokument, tjänster och kommandon.',
  },
  keys: { title: 'Alla tangenter på en gång', body: '{first} visar varje tangent som fungerar här.' },
}
