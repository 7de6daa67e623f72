import { describe, expect, test } from 'vitest'
import { createLanguageDetector, sampleOf } from '../../../src/main/documents/language.ts'

const detect = createLanguageDetector()

const SENTENCES: [language: string, text: string][] = [
  ['en', 'Senior engineer with ten years of experience in industrial automation.'],
  ['fi', 'Kokenut automaatioinsinööri, kymmenen vuoden työkokemus teollisuudesta.'],
  ['de', 'Erfahrener Ingenieur mit zehn Jahren Berufserfahrung in der Automatisierung.'],
  ['sv', 'Erfaren ingenjör med tio års arbetslivserfarenhet inom automation och styrning.'],
  ['da', 'Erfaren ingeniør med ti års erhvervserfaring inden for automation og styring.'],
  ['no', 'Erfaren ingeniør med ti års arbeidserfaring innen automasjon, og jeg har også ledet prosjekter.'],
  ['et', 'Kogenud insener, kes on kümme aastat töötanud tööstusautomaatika valdkonnas.'],
  ['fr', 'Ingénieur expérimenté avec dix ans de travail dans l’automatisation industrielle.'],
  ['es', 'Ingeniero con diez años de experiencia en la automatización de fábricas.'],
  ['it', 'Ingegnere con dieci anni di esperienza nell’automazione di stabilimenti industriali.'],
  ['pt', 'Engenheiro com dez anos de experiência na automação de fábricas e de linhas.'],
  ['nl', 'Ervaren ingenieur met tien jaar werkervaring in de industriële automatisering.'],
  ['pl', 'Doświadczony inżynier z dziesięcioletnim stażem w automatyce przemysłowej.'],
  ['ru', 'Опытный инженер с десятилетним стажем работы в промышленной автоматизации.'],
  ['ar', 'مهندس ذو خبرة عشر سنوات في الأتمتة الصناعية وأنظمة التحكم الحديثة'],
  ['zh', '具有十年工业自动化经验的工程师，曾在多家工厂负责生产线的设计与调试工作'],
]

describe('the language of a text', () => {
  test.each(SENTENCES)('is told from one sentence: %s', async (language, text) => {
    expect(await detect(text)).toBe(language)
  })

  test('is that of the running text, whatever stands around it', async () => {
    const head =
      'Aino Virtanen\naino.virtanen@example.org\n+358 40 1234567\nHelsinki\nhttps://example.org/aino\n'
    const skills = 'Python, SQL, SAP ABAP, C++, Siemens S7, TIA Portal, Docker, Kubernetes\n'
    for (const [language, text] of SENTENCES) expect(await detect(head + skills + text)).toBe(language)
  })

  test.each([
    ['nothing', ''],
    ['a name', 'Aino Virtanen'],
    [
      'addresses and numbers',
      'aino@example.org\n+358 40 1234567\n2019-2024\nhttps://example.org/a/very/long/path/indeed',
    ],
    ['names of products', 'Python\nSQL\nABAP\nC++\nPLC'],
  ])('is not guessed from %s', async (_, text) => {
    expect(await detect(text)).toBeUndefined()
  })

  test('is looked for in a bounded part, however long the text and its lines are', () => {
    expect(sampleOf('word '.repeat(400_000)).length).toBeLessThanOrEqual(1_000)
    expect(sampleOf('a line of words\n'.repeat(120_000)).length).toBeLessThanOrEqual(1_000)
  })
})
