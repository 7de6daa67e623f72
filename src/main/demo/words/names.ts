/**
 * Names of invented people, by the tongue they are common in: given and family names are put together by chance, so
 * none of these people exists. Names of other scripts bring the Latin spelling that stands in an address or a PDF.
 */

export interface NameList {
  given: readonly string[]
  family: readonly string[]
  /** Family name first, nothing between: 李伟. */
  familyFirst?: true
  /** Writes dates, letters and notes in this tongue when it may choose. */
  mother: string
}

/** `written=Latin`, or one word for both. */
const list = (mother: string, given: string, family: string, familyFirst?: true): NameList => ({
  mother,
  given: given.split(' '),
  family: family.split(' '),
  ...(familyFirst && { familyFirst }),
})

export const NAMES = {
  finnish: list(
    'fi',
    'Aino Eetu Elli Helmi Iida Ilmari Juho Kaarina Kerttu Lauri Maija Niilo Oona Onni Päivi Pirkko Riikka Saara Sampo Tapio Tuulikki Urho Veera Väinö Yrjö Äijö Sirkka Hilkka Jouni Kimmo',
    'Hämäläinen Kettunen Lähteenmäki Mäkelä Niskanen Ojala Peltola Pöyhönen Rantanen Räsänen Salmela Särkkä Tähtinen Ukkola Viitala Väisänen Ylönen Kokkonen Leppävuori Heiskanen Karjula Myllärinen',
  ),
  swedish: list(
    'sv',
    'Agnes Björn Elsa Emil Freja Göran Håkan Ingrid Jörgen Kajsa Linnéa Måns Märta Nils Olof Pär Sigrid Stellan Tove Ulrika Åsa Örjan Ylva Viktor',
    'Bergström Dahlgren Ekström Forsgård Granqvist Höglund Källström Lindqvist Löfgren Månsson Nyström Sjöberg Söderlund Törnblom Wallgren Åkesson Öhman Hedström Rydberg',
  ),
  danish: list(
    'da',
    'Astrid Bjarke Camilla Frederik Gry Jeppe Kirstine Lærke Mikkel Rasmus Søren Signe Thøger Åse',
    'Bæk Damgaard Enevoldsen Frøslev Højgaard Kjær Møllegaard Nørgaard Østergaard Skovlund Vestergaard',
  ),
  german: list(
    'de',
    'Anneliese Benedikt Dörte Friederike Götz Hannelore Ingeborg Jürgen Käthe Lorenz Mareike Ottilie Rüdiger Sönke Thorsten Ulrich Wiebke Jochen Heike Burkhard Annika Malte Svenja Lennart',
    'Ackermann Bäumler Drechsler Eichhorn Fröhlich Gärtner Hölzl Jägersberg Königsfeld Lübbers Möbius Nürnberger Öttinger Pfützner Rößler Schäufele Trautwein Überschär Vogelsang Weißgerber Zöllner',
  ),
  french: list(
    'fr',
    'Aurélie Benoît Céline Chloé Édouard Élodie François Gaël Hélène Inès Jérôme Léonie Maëlle Noémie Océane Rémi Solène Théo Zoé Anaïs Cédric Mathéo',
    'Bélanger Chèvremont Delacroixel Durieux Étienne Fontenoy Grésillon Lachaîne Lefébure Maréchaux Noël Pélissier Quérouil Rochebrune Sébillot Tréguier Vauquelin Beauséjour Garçonnet',
  ),
  spanish: list(
    'es',
    'Begoña Álvaro Concepción Damián Esperanza Fermín Gonzalo Íñigo Jesús Lucía Macarena Néstor Óscar Pilar Ramón Rocío Santiago Úrsula Verónica Ximena Martín',
    'Arrizabal Bermúdez Cañizares Domínguez Echevarri Fuentealba Gutiérrez Ibáñez Jáuregui Larrañaga Muñozal Núñez Ordóñez Peñalver Quiñones Saldívar Urrutia Valdés Yáñez Zúñiga',
  ),
  english: list(
    'en',
    'Abigail Barnaby Cordelia Declan Eleanor Fergus Gwendolen Harriet Imogen Jasper Keira Lachlan Maeve Niamh Orla Prudence Rowan Siobhán Tamsin Verity Winifred Rupert Saoirse Cillian',
    'Ashdown Birchall Cartwright Dunmore Ellingham Fairweather Greenhalgh Hathersage Inglethorpe Kettlewell Lockwood Merriweather Northcott Ollerenshaw Pemberley Quarmby Rathbone Shaughnessy Thistlewood Underhay Winterbourne Súilleach',
  ),
  american: list(
    'en',
    'Brianna Caleb Dakota Deshawn Ethan Guadalupe Jada Kayla Logan Marisol Nevaeh Octavio Priya Quentin Raj Savannah Tyrell Vikram Ximena Yolanda',
    'Abernethy Barrientos Castellaw DeLaPaz Eastbrook Featherston Goldwater Hollingshead Iyengarh Jefferies Kapoorian Lindenberg Montoyal Oakhurst Patelsen Ridgeway Sandovar Tillman Whitcombe',
  ),
  polish: list(
    'pl',
    'Agnieszka Bartłomiej Grażyna Józef Kacper Łucja Małgorzata Paweł Róża Stanisław Świętosław Wacław Zofia Żaneta',
    'Błaszczykiewicz Chmielarz Dąbrówka Gołąbek Kołodziejczak Łoś Mączka Pająk Rzeźnik Słowik Wójtowicz Zięba Żurek',
  ),
  czech: list(
    'cs',
    'Bořivoj Čeněk Dušan Jáchym Jiří Luděk Matěj Ondřej Řehoř Štěpán Tomáš Vojtěch Zdeněk',
    'Bílek Čermák Dvořáček Hruška Jelínek Kučeravý Měřička Novotníček Příhoda Říha Šťastný Urbánek Vaněk Zelníček',
  ),
  turkish: list(
    'tr',
    'Ayşe Çağla Doğan Emine Gökhan Hülya İlknur Kerem Özlem Şule Tuğba Uğur Yiğit Zeynep',
    'Akıncıoğlu Bozkurtlu Çelikkaya Demirhan Erdoğmuş Gündüz İnanç Kılıçarslan Öztürkmen Şahinbaş Toprakçı Yıldızhan',
  ),
  vietnamese: list(
    'vi',
    'Anh Bảo Dũng Hạnh Hương Khánh Linh Ngọc Phương Quỳnh Thảo Trâm Tuấn Yến',
    'Đặng Đỗ Hoàng Huỳnh Lê Nguyễn Phạm Trần Trịnh Vũ',
  ),
  russian: list(
    'ru',
    'Анастасия=Anastasia Богдан=Bogdan Варвара=Varvara Геннадий=Gennady Дарья=Darya Егор=Egor Зинаида=Zinaida Ирина=Irina Кирилл=Kirill Людмила=Lyudmila Матвей=Matvey Надежда=Nadezhda Пётр=Pyotr Ульяна=Ulyana Фёдор=Fyodor Ярослав=Yaroslav',
    'Бондаренко=Bondarenko Гончаренко=Goncharenko Долгих=Dolgikh Ермак=Yermak Жук=Zhuk Калашник=Kalashnik Лебедь=Lebed Мельник=Melnik Огородник=Ogorodnik Седых=Sedykh Тихомир=Tikhomir Черных=Chernykh Щербак=Shcherbak',
  ),
  ukrainian: list(
    'uk',
    'Андрій=Andrii Богдана=Bohdana Василина=Vasylyna Ганна=Hanna Євген=Yevhen Ігор=Ihor Катерина=Kateryna Мар’яна=Mariana Олексій=Oleksii Соломія=Solomiia Тарас=Taras Юлія=Yuliia',
    'Барвінок=Barvinok Вишник=Vyshnyk Гайворон=Haivoron Дзюба=Dziuba Журавель=Zhuravel Калинюк=Kalyniuk Лисенчук=Lysenchuk Очерет=Ocheret Сорока=Soroka Хмельник=Khmelnyk Шевчишин=Shevchyshyn',
  ),
  bulgarian: list(
    'bg',
    'Десислава=Desislava Живка=Zhivka Калина=Kalina Милена=Milena Радослава=Radoslava Цветана=Tsvetana Яна=Yana',
    'Божинова=Bozhinova Въжарова=Vazharova Дойчева=Doycheva Златарска=Zlatarska Пеева=Peeva Стоименова=Stoimenova Чолакова=Cholakova',
  ),
  greek: list(
    'el',
    'Αγγελική=Angeliki Δήμητρα=Dimitra Ελευθερία=Eleftheria Θεοδώρα=Theodora Ιωάννα=Ioanna Κωνσταντίνα=Konstantina Μαργαρίτα=Margarita Ουρανία=Ourania Παρασκευή=Paraskevi Σταυρούλα=Stavroula Χρυσάνθη=Chrysanthi',
    'Αθανασίου=Athanasiou Βλάχου=Vlachou Γεωργίου=Georgiou Ζαχαρίου=Zachariou Θωμαΐδου=Thomaidou Κυριάκου=Kyriakou Λαμπρίδου=Lampridou Νικολάου=Nikolaou Οικονόμου=Oikonomou Παπαγρηγορίου=Papagrigoriou Χατζηιωάννου=Chatziioannou Ψυχάρη=Psychari',
  ),
  chinese: list(
    'zh',
    '伟=Wei 静怡=Jingyi 志强=Zhiqiang 雨桐=Yutong 浩然=Haoran 秀英=Xiuying 子轩=Zixuan 梦瑶=Mengyao 建国=Jianguo 晓明=Xiaoming 思远=Siyuan 佳怡=Jiayi 文博=Wenbo 海燕=Haiyan',
    '王=Wang 李=Li 张=Zhang 陈=Chen 欧阳=Ouyang 赵=Zhao 黄=Huang 周=Zhou 吴=Wu 林=Lin 郑=Zheng 谢=Xie 郭=Guo',
    true,
  ),
  arabic: list(
    'ar',
    'أحمد=Ahmad أمينة=Amina بشرى=Bushra جميل=Jamil خديجة=Khadija رانيا=Rania زينب=Zaynab سليم=Salim طارق=Tariq عائشة=Aisha فاطمة=Fatima كريم=Karim ليلى=Layla نور=Nour ياسمين=Yasmin',
    'البغدادي=Al-Baghdadi التونسي=At-Tunisi الحلبي=Al-Halabi الخياط=Al-Khayyat الزيتوني=Az-Zaytuni الشامي=Ash-Shami الصباغ=As-Sabbagh العطار=Al-Attar الفاسي=Al-Fasi القيرواني=Al-Qayrawani النجار=An-Najjar',
  ),
} as const satisfies Record<string, NameList>
export type Tongue = keyof typeof NAMES

/** Which names people bring who live in a country: mostly its own, and those of people who have moved there. */
const AT_HOME = {
  FI: [
    ['finnish', 62],
    ['swedish', 12],
    ['russian', 5],
    ['vietnamese', 3],
    ['arabic', 3],
    ['ukrainian', 4],
    ['chinese', 2],
    ['turkish', 2],
  ],
  SE: [
    ['swedish', 60],
    ['finnish', 9],
    ['danish', 6],
    ['arabic', 7],
    ['polish', 5],
    ['greek', 3],
    ['chinese', 3],
    ['turkish', 2],
  ],
  DE: [
    ['german', 60],
    ['turkish', 11],
    ['polish', 7],
    ['ukrainian', 4],
    ['greek', 4],
    ['czech', 4],
    ['arabic', 3],
    ['vietnamese', 2],
    ['bulgarian', 2],
  ],
  FR: [
    ['french', 72],
    ['arabic', 9],
    ['vietnamese', 5],
    ['spanish', 4],
    ['polish', 3],
    ['chinese', 3],
  ],
  ES: [
    ['spanish', 78],
    ['bulgarian', 5],
    ['ukrainian', 4],
    ['arabic', 4],
    ['french', 3],
    ['chinese', 3],
  ],
  GB: [
    ['english', 62],
    ['polish', 7],
    ['american', 5],
    ['greek', 5],
    ['chinese', 5],
    ['bulgarian', 3],
    ['turkish', 3],
    ['french', 3],
  ],
  IE: [
    ['english', 70],
    ['polish', 10],
    ['ukrainian', 5],
    ['spanish', 4],
    ['chinese', 3],
    ['french', 3],
  ],
  US: [
    ['american', 64],
    ['english', 10],
    ['chinese', 9],
    ['vietnamese', 6],
    ['spanish', 5],
    ['russian', 3],
    ['arabic', 2],
  ],
} as const satisfies Record<string, readonly (readonly [Tongue, number])[]>
export type Country = keyof typeof AT_HOME

export const tonguesOf = (country: Country): readonly (readonly [Tongue, number])[] => AT_HOME[country]
