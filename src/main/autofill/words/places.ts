/** Towns that tell a place from an employer or a title: the larger ones of the countries that Haku's users recruit in. */
const TOWNS: Readonly<Record<string, string>> = {
  FI: 'Helsinki|Helsingfors|Espoo|Esbo|Tampere|Tammerfors|Vantaa|Vanda|Oulu|Uleåborg|Turku|Åbo|Jyväskylä|Lahti|Kuopio|Pori|Kouvola|Joensuu|Lappeenranta|Vaasa|Vasa|Hämeenlinna|Seinäjoki|Rovaniemi|Mikkeli|Kotka|Salo|Porvoo|Borgå|Kokkola|Hyvinkää|Järvenpää|Lohja|Rauma|Kajaani|Kerava|Savonlinna|Nokia|Riihimäki|Imatra|Raahe|Raisio|Kirkkonummi|Tuusula|Ylöjärvi|Kemi|Tornio|Iisalmi|Varkaus|Maarianhamina|Mariehamn',
  SE: 'Stockholm|Göteborg|Gothenburg|Malmö|Uppsala|Västerås|Örebro|Linköping|Helsingborg|Jönköping|Norrköping|Lund|Umeå|Gävle|Borås|Södertälje|Eskilstuna|Halmstad|Växjö|Karlstad|Sundsvall|Östersund|Trollhättan|Luleå|Solna|Kalmar|Falun|Kristianstad|Karlskrona|Skövde|Skellefteå|Uddevalla|Nyköping|Visby|Kiruna|Sundbyberg|Nacka|Huddinge|Borlänge|Varberg|Ystad',
  DE: 'Berlin|Hamburg|München|Munich|Köln|Cologne|Frankfurt|Frankfurt am Main|Stuttgart|Düsseldorf|Leipzig|Dortmund|Essen|Bremen|Dresden|Hannover|Nürnberg|Nuremberg|Duisburg|Bochum|Wuppertal|Bielefeld|Bonn|Münster|Mannheim|Karlsruhe|Augsburg|Wiesbaden|Mönchengladbach|Gelsenkirchen|Aachen|Braunschweig|Kiel|Chemnitz|Magdeburg|Freiburg|Freiburg im Breisgau|Krefeld|Mainz|Lübeck|Erfurt|Oberhausen|Rostock|Kassel|Saarbrücken|Potsdam|Hamm|Oldenburg|Heidelberg|Darmstadt|Paderborn|Regensburg|Würzburg|Ingolstadt|Ulm|Heilbronn|Wolfsburg|Göttingen|Pforzheim|Offenbach|Fürth|Erlangen|Jena|Trier|Koblenz|Konstanz|Bamberg|Bayreuth|Passau|Cottbus|Schwerin|Tübingen|Siegen|Hildesheim|Salzgitter|Gera|Flensburg|Rosenheim|Landshut|Friedrichshafen|Walldorf|Ludwigshafen|Leverkusen',
  AT: 'Wien|Vienna|Graz|Linz|Salzburg|Innsbruck|Klagenfurt|Villach|Wels|St. Pölten|Dornbirn|Bregenz|Eisenstadt|Steyr',
  CH: 'Zürich|Zurich|Genf|Genève|Geneva|Basel|Bern|Lausanne|Winterthur|Luzern|Lucerne|St. Gallen|Lugano|Biel|Zug|Schaffhausen|Chur|Neuchâtel|Fribourg|Aarau',
  GB: 'London|Manchester|Birmingham|Leeds|Glasgow|Edinburgh|Liverpool|Bristol|Sheffield|Cardiff|Belfast|Nottingham|Leicester|Newcastle|Newcastle upon Tyne|Southampton|Portsmouth|Brighton|Oxford|Cambridge|Reading|Aberdeen|Dundee|York|Bath|Exeter|Norwich|Plymouth|Coventry|Hull|Swansea|Derby|Stoke-on-Trent|Wolverhampton|Milton Keynes|Sunderland|Swindon|Warwick|Durham|Inverness',
  IE: 'Dublin|Cork|Galway|Limerick|Waterford|Kilkenny|Sligo',
  US: 'New York|Los Angeles|Chicago|Houston|Boston|Seattle|San Francisco|San Diego|San Jose|Austin|Dallas|Denver|Portland|Atlanta|Miami|Philadelphia|Phoenix|Detroit|Minneapolis|Washington|Pittsburgh|Palo Alto|Mountain View|Nashville|Charlotte|Raleigh|Salt Lake City|Columbus|Cleveland|Baltimore',
  CA: 'Toronto|Montréal|Montreal|Vancouver|Ottawa|Calgary|Edmonton|Québec|Winnipeg|Halifax|Waterloo',
  FR: 'Paris|Lyon|Marseille|Toulouse|Nice|Nantes|Strasbourg|Montpellier|Bordeaux|Lille|Rennes|Reims|Grenoble|Dijon|Angers|Rouen|Nancy|Metz|Clermont-Ferrand|Le Havre|Brest|Tours',
  ES: 'Madrid|Barcelona|Valencia|Sevilla|Seville|Zaragoza|Málaga|Bilbao|Murcia|Palma|Granada|Alicante|Córdoba|Valladolid|Vigo|Gijón|Pamplona|San Sebastián|Santander|Salamanca',
  IT: 'Roma|Rome|Milano|Milan|Napoli|Naples|Torino|Turin|Palermo|Genova|Genoa|Bologna|Firenze|Florence|Bari|Catania|Venezia|Venice|Verona|Padova|Trieste|Brescia|Parma|Modena|Pisa|Bergamo|Bolzano|Trento',
  NL: 'Amsterdam|Rotterdam|Den Haag|The Hague|Utrecht|Eindhoven|Groningen|Tilburg|Almere|Breda|Nijmegen|Arnhem|Haarlem|Enschede|Delft|Maastricht|Leiden|Zwolle',
  BE: 'Bruxelles|Brussels|Brussel|Antwerpen|Antwerp|Gent|Ghent|Liège|Leuven|Brugge|Charleroi|Namur|Mechelen',
  DK: 'København|Copenhagen|Kopenhagen|Köpenhamn|Aarhus|Odense|Aalborg|Esbjerg|Kolding|Roskilde',
  NO: 'Oslo|Bergen|Trondheim|Stavanger|Tromsø|Drammen|Kristiansand|Bodø|Ålesund',
  PL: 'Warszawa|Warsaw|Kraków|Krakow|Łódź|Wrocław|Poznań|Gdańsk|Szczecin|Katowice|Lublin|Gdynia',
  EE: 'Tallinn|Tartu|Pärnu|Narva',
  LV: 'Riga|Rīga|Daugavpils|Liepāja',
  LT: 'Vilnius|Kaunas|Klaipėda',
  PT: 'Lisboa|Lisbon|Porto|Braga|Coimbra|Faro|Aveiro',
  CZ: 'Praha|Prague|Brno|Ostrava|Plzeň',
  HU: 'Budapest|Debrecen|Szeged',
  RO: 'București|Bucharest|Cluj-Napoca|Timișoara|Iași',
  GR: 'Athens|Athina|Thessaloniki|Patras',
  RU: 'Москва|Moscow|Санкт-Петербург|Saint Petersburg|Новосибирск|Екатеринбург|Казань',
  UA: 'Kyiv|Київ|Lviv|Львів|Kharkiv|Odesa|Dnipro',
  TR: 'İstanbul|Istanbul|Ankara|İzmir|Izmir|Antalya|Bursa',
  IN: 'Bangalore|Bengaluru|Mumbai|Delhi|New Delhi|Hyderabad|Chennai|Pune|Kolkata|Ahmedabad|Gurgaon|Noida',
  CN: 'Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Hong Kong',
  JP: 'Tokyo|Osaka|Kyoto|Yokohama',
  SG: 'Singapore',
  AE: 'Dubai|Abu Dhabi',
  AU: 'Sydney|Melbourne|Brisbane|Perth|Adelaide|Canberra',
  BR: 'São Paulo|Rio de Janeiro|Brasília|Belo Horizonte|Curitiba|Porto Alegre',
  MX: 'Ciudad de México|Mexico City|Guadalajara|Monterrey',
}

/** Towns with their country (ISO 3166-1 alpha-2). */
export function towns(): (readonly [town: string, country: string])[] {
  return Object.entries(TOWNS).flatMap(([country, text]) =>
    text.split('|').map((town) => [town, country] as const),
  )
}
