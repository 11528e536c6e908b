// The words of the page in its two languages. A plural is one wording for each category of Intl.PluralRules that the language
// has; {n} is the number. Arabic has six: none, one, two, a few (3-10), many (11-99), and the rest.
export type Language = "ar" | "en";

export const kWords = {
  dossier: ["ملف موثق", "Sourced dossier"],
  skip: ["إلى المحتوى", "Skip to the content"],
  sections: ["أقسام الملف", "Sections of the dossier"],
  stories: ["القصص", "Stories"],
  otherLanguage: ["English", "العربية"],
  theme: ["المظهر", "Appearance"],
  themeAuto: ["تلقائي", "Auto"],
  themeLight: ["فاتح", "Light"],
  themeDark: ["داكن", "Dark"],
  print: ["طباعة", "Print"],
  who: ["من", "Who"],
  when: ["متى", "When"],
  where: ["أين", "Where"],
  howMuch: ["كم", "How many"],
  howLong: ["المدة", "How long"],
  untold: ["لا تقوله المصادر", "The sources do not say"],
  disputed: ["مختلف فيه", "disputed"],
  conflicts: ["ما تتعارض فيه المصادر", "Where the sources contradict"],
  conflictsNote: [
    "كل طرف بكلماته. لا يحكم الملف أيّ الروايات صحيحة.",
    "Each side in its own words. The dossier does not judge which account is true.",
  ],
  noConflicts: ["لا تعارض بين المصادر في ما قُرئ منها.", "No contradiction was found between the sources read."],
  compare: ["قارن جنبا إلى جنب", "Compare side by side"],
  matrix: ["من يقول ماذا", "Who says what"],
  matrixNote: [
    "صف لكل معلومة وعمود لكل منفذ. اختر خلية لترى الكلمات في موضعها.",
    "A row for each finding, a column for each outlet. Choose a cell to see the words in their place.",
  ],
  finding: ["المعلومة", "Finding"],
  carries: ["يورد", "carries"],
  copied: ["منقول عن منفذ آخر", "copied from another outlet"],
  silent: ["لا يذكر", "silent"],
  sideOf: ["رواية", "account"],
  sideLegend: ["رواية من الروايات المتعارضة", "one of the accounts that contradict"],
  showSingle: ["أظهر ما له مصدر واحد", "Show what has a single source"],
  filter: ["ابحث في الملف", "Search the dossier"],
  nothingFound: ["لا شيء بهذه الكلمات.", "Nothing with these words."],
  people: ["المشاركون والمذكورون", "People"],
  peopleNote: ["بحسب الجهة التي يمثلونها في هذه القصة.", "By the side for which they act in this story."],
  noSide: ["بلا جهة محددة", "No side told"],
  spellings: ["كما كُتب", "As written"],
  tookPart: ["شارك", "took part"],
  absent: ["لم يشارك", "did not take part"],
  quotations: ["الأقوال كما نقلتها المنافذ", "Quotations, outlet by outlet"],
  verbatim: ["بنصه", "verbatim"],
  shortened: ["مختصر", "shortened"],
  altered: ["محرّف", "altered"],
  paraphrased: ["بالمعنى", "paraphrased"],
  translated: ["مترجم", "translated"],
  oneOutlet: ["من منفذ واحد", "from one outlet"],
  findings: ["النتائج والمواقف", "Outcomes and positions"],
  outcomes: ["ما اتُّفق عليه وما لم يُتفق", "Outcomes"],
  plans: ["ما هو مقرر", "What is planned"],
  positions: ["المواقف", "Positions"],
  statements: ["ما جرى", "What happened"],
  figures: ["الأرقام", "Figures"],
  timeline: ["التسلسل الزمني", "Timeline"],
  lineage: ["من نقل عمّن", "Who copied whom"],
  lineageNote: [
    "السهم من النص المرجَّح أنه الأصل إلى ما نُقل عنه، والنسبة ما اشتركا فيه.",
    "An arrow runs from the likelier original to the text that copied it; the figure is the share in common.",
  ],
  noCopies: ["لم يُعثر على نصوص منقولة بين هذه المقالات.", "No copied text was found among these articles."],
  copiedFrom: ["نقل عن", "copied from"],
  framing: ["نبرة المنافذ", "Tone of the outlets"],
  framingNote: [
    "من ألفاظ التقييم التي اختارها المنفذ نفسه، لا من أقوال ينقلها.",
    "From the evaluative words an outlet chose itself, not from the words it quotes.",
  ],
  negative: ["سلبية", "negative"],
  neutral: ["محايدة", "neutral"],
  positive: ["إيجابية", "positive"],
  articles: ["المقالات", "Articles"],
  open: ["افتح المقال", "Open the article"],
  original: ["الأصل على الشبكة", "Original on the web"],
  close: ["أغلق", "Close"],
  nextMark: ["التالي", "Next"],
  previousMark: ["السابق", "Previous"],
  attributed: ["بحسب", "according to"],
  asOf: ["حتى", "as of"],
  others: ["سائر الأرقام", "other figures"],
  more: ["أظهر المزيد", "Show more"],
  less: ["أظهر أقل", "Show less"],
  related: ["قصص ذات صلة", "Related stories"],
  notes: ["ملاحظات القراءة", "Notes on the reading"],
  noText: ["نص المقال ليس في هذا الملف.", "The article's text is not in this file."],
  undated: ["بلا تاريخ", "undated"],
  noDossier: ["لا ملف يعرض.", "There is no dossier to show."],
  top: ["إلى الأعلى", "Back to top"],
  footer: [
    "يقول الملف من أورد ماذا، ولا يحكم على صحته. كل سطر فيه يدل على كلماته في المقالات.",
    "The dossier says who carries what and judges no truth. Every line points at its words in the articles.",
  ],
} satisfies Record<string, [string, string]>;

export type Word = keyof typeof kWords;

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export const kPlurals = {
  articles: [
    { zero: "لا مقالات", one: "مقال واحد", two: "مقالان", few: "{n} مقالات", many: "{n} مقالا", other: "{n} مقال" },
    { one: "{n} article", other: "{n} articles" },
  ],
  outlets: [
    { zero: "لا منافذ", one: "منفذ واحد", two: "منفذان", few: "{n} منافذ", many: "{n} منفذا", other: "{n} منفذ" },
    { one: "{n} outlet", other: "{n} outlets" },
  ],
  origins: [
    { zero: "لا أصل مستقلا", one: "أصل مستقل واحد", two: "أصلان مستقلان", few: "{n} أصول مستقلة", many: "{n} أصلا مستقلا", other: "{n} أصل مستقل" },
    { one: "{n} independent origin", other: "{n} independent origins" },
  ],
  conflicts: [
    { zero: "لا تعارض", one: "تعارض واحد", two: "تعارضان", few: "{n} تعارضات", many: "{n} تعارضا", other: "{n} تعارض" },
    { zero: "no conflict", one: "{n} conflict", other: "{n} conflicts" },
  ],
  independent: [
    { zero: "بلا مصدر مستقل", one: "مصدر مستقل واحد", two: "مصدران مستقلان", few: "{n} مصادر مستقلة", many: "{n} مصدرا مستقلا", other: "{n} مصدر مستقل" },
    { one: "{n} independent source", other: "{n} independent sources" },
  ],
  mentions: [
    { zero: "لم يُذكر", one: "ذُكر مرة", two: "ذُكر مرتين", few: "ذُكر {n} مرات", many: "ذُكر {n} مرة", other: "ذُكر {n} مرة" },
    { one: "mentioned once", other: "mentioned {n} times" },
  ],
  marks: [
    { zero: "لا موضع", one: "موضع واحد", two: "موضعان", few: "{n} مواضع", many: "{n} موضعا", other: "{n} موضع" },
    { one: "{n} place", other: "{n} places" },
  ],
  people: [
    { zero: "لا أحد", one: "شخص واحد", two: "شخصان", few: "{n} أشخاص", many: "{n} شخصا", other: "{n} شخص" },
    { one: "{n} person", other: "{n} people" },
  ],
  more: [
    { one: "أظهر واحدا آخر", two: "أظهر اثنين آخرين", few: "أظهر {n} أخرى", many: "أظهر {n} أخرى", other: "أظهر {n} أخرى" },
    { one: "Show {n} more", other: "Show {n} more" },
  ],
} satisfies Record<string, [Forms, Forms]>;

export type Plural = keyof typeof kPlurals;

export const kKinds: Record<string, [string, string]> = {
  date: ["تاريخ", "date"],
  place: ["مكان", "place"],
  duration: ["مدة", "duration"],
  quantity: ["رقم", "figure"],
  participation: ["مشاركة", "participation"],
  role: ["منصب", "office"],
  quotation: ["قول", "quotation"],
  outcome: ["نتيجة", "outcome"],
  plan: ["مقرر", "plan"],
  position: ["موقف", "position"],
  statement: ["حدث", "statement"],
};
