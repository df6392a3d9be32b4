import { describe, expect, it } from 'vitest';
import { languages } from '../../src/ground/language/index.ts';
import type { FormulaWords } from '../../src/browser/words/en-formulas.ts';
import { speakFormula } from '../../src/browser/text/speak-formula.ts';

const formulas = {
  derivative: "\\frac{dy}{dx} = f'(x)",
  second: "f''(t) \\neq \\frac{a}{b}",
  powers: 'a^2 + b^3 \\ge c^{n-1}',
  indices: 'a_{n+1} = a_n \\cdot q',
  integral: '\\int_0^1 x^2 \\, dx',
  antiderivative: '\\int \\cos x',
  sum: '\\sum_{k=1}^{n} k = \\binom{n+1}{2}',
  limit: '\\lim_{x \\to \\infty} \\left(1 + \\frac{1}{x}\\right)^x',
  oneSided: '\\lim_{h \\to 0^-} g(h)',
  roots: '\\sqrt{2} < \\sqrt[3]{x}',
  trigonometry: '\\sin^2 \\varphi \\approx \\ln 2',
  set: '\\forall \\varepsilon > 0 \\; \\exists N',
};

const spoken: Readonly<Record<string, Readonly<Record<keyof typeof formulas, string>>>> = {
  es: {
    derivative: 'd y sobre d x igual a f prima de x',
    second: 'f doble prima de t distinto de a sobre b',
    powers: 'a al cuadrado más b al cubo mayor o igual que c elevado a n menos 1',
    indices: 'a sub n más 1 igual a a sub n por q',
    integral: 'integral desde 0 hasta 1 de x al cuadrado d x',
    antiderivative: 'integral de coseno de x',
    sum: 'suma desde k igual a 1 hasta n de k igual a combinaciones de n más 1 en 2',
    limit: 'límite cuando x tiende a infinito de 1 más 1 sobre x elevado a x',
    oneSided: 'límite cuando h tiende a 0 por la izquierda de g de h',
    roots: 'raíz cuadrada de 2 menor que raíz cúbica de x',
    trigonometry: 'seno al cuadrado de fi aproximadamente igual a logaritmo natural de 2',
    set: 'para todo épsilon mayor que 0 existe N',
  },
  de: {
    derivative: 'd y nach d x gleich f Strich von x',
    second: 'f zwei Strich von t ungleich a durch b',
    powers: 'a Quadrat plus b hoch 3 größer gleich c hoch n minus 1',
    indices: 'a Index n plus 1 gleich a Index n mal q',
    integral: 'Integral von 0 bis 1 über x Quadrat d x',
    antiderivative: 'Integral über Kosinus von x',
    sum: 'Summe von k gleich 1 bis n über k gleich n plus 1 über 2',
    limit: 'Limes für x gegen unendlich von 1 plus 1 durch x hoch x',
    oneSided: 'Limes für h gegen 0 von links von g von h',
    roots: 'Wurzel aus 2 kleiner als dritte Wurzel aus x',
    trigonometry: 'Sinus Quadrat von phi ungefähr gleich natürlicher Logarithmus von 2',
    set: 'für alle epsilon größer als 0 es gibt N',
  },
  fr: {
    derivative: 'd y sur d x égale f prime de x',
    second: 'f seconde de t différent de a sur b',
    powers: 'a au carré plus b au cube supérieur ou égal à c puissance n moins 1',
    indices: 'a indice n plus 1 égale a indice n fois q',
    integral: 'intégrale de 0 à 1 de x au carré d x',
    antiderivative: 'intégrale de cosinus de x',
    sum: 'somme de k égale 1 à n de k égale 2 parmi n plus 1',
    limit: 'limite quand x tend vers l’infini de 1 plus 1 sur x puissance x',
    oneSided: 'limite quand h tend vers 0 par la gauche de g de h',
    roots: 'racine carrée de 2 inférieur à racine cubique de x',
    trigonometry: 'sinus au carré de phi environ égal à logarithme népérien de 2',
    set: 'pour tout epsilon supérieur à 0 il existe N',
  },
  pt: {
    derivative: 'd y sobre d x igual a f linha de x',
    second: 'f duas linhas de t diferente de a sobre b',
    powers: 'a ao quadrado mais b ao cubo maior ou igual a c elevado a n menos 1',
    indices: 'a índice n mais 1 igual a a índice n vezes q',
    integral: 'integral de 0 até 1 de x ao quadrado d x',
    antiderivative: 'integral de cosseno de x',
    sum: 'somatório de k igual a 1 até n de k igual a binomial de n mais 1 sobre 2',
    limit: 'limite quando x tende a infinito de 1 mais 1 sobre x elevado a x',
    oneSided: 'limite quando h tende a 0 pela esquerda de g de h',
    roots: 'raiz quadrada de 2 menor que raiz cúbica de x',
    trigonometry: 'seno ao quadrado de fi aproximadamente igual a logaritmo natural de 2',
    set: 'para todo épsilon maior que 0 existe N',
  },
  he: {
    derivative: 'd y חלקי d x שווה f תג של x',
    second: 'f תגיים של t שונה מן a חלקי b',
    powers: 'a בריבוע פלוס b בשלישית לכל הפחות c בחזקת n מינוס 1',
    indices: 'a אינדקס n פלוס 1 שווה a אינדקס n כפול q',
    integral: 'אינטגרל מן 0 עד 1 של x בריבוע d x',
    antiderivative: 'אינטגרל של קוסינוס של x',
    sum: 'סכום מן k שווה 1 עד n של k שווה n פלוס 1 מעל 2',
    limit: 'הגבול כאשר x שואף אל אינסוף של 1 פלוס 1 חלקי x בחזקת x',
    oneSided: 'הגבול כאשר h שואף אל 0 משמאל של g של h',
    roots: 'שורש ריבועי של 2 קטן מן שורש שלישי של x',
    trigonometry: 'סינוס בריבוע של פי שווה בקירוב אל לוגריתם טבעי של 2',
    set: 'לכל אפסילון גדול מן 0 קיים N',
  },
  ar: {
    derivative: 'd y على d x يساوي f شرطة لـ x',
    second: 'f شرطتان لـ t لا يساوي a على b',
    powers: 'a تربيع زائد b تكعيب أكبر من أو يساوي c أس n ناقص 1',
    indices: 'a دليل n زائد 1 يساوي a دليل n ضرب q',
    integral: 'تكامل من 0 إلى 1 لـ x تربيع d x',
    antiderivative: 'تكامل لـ جيب تمام لـ x',
    sum: 'مجموع من k يساوي 1 إلى n لـ k يساوي توافيق n زائد 1 مأخوذة 2',
    limit: 'النهاية عندما x يؤول إلى ما لا نهاية لـ 1 زائد 1 على x أس x',
    oneSided: 'النهاية عندما h يؤول إلى 0 من اليسار لـ g لـ h',
    roots: 'الجذر التربيعي لـ 2 أصغر من الجذر التكعيبي لـ x',
    trigonometry: 'جيب تربيع لـ فاي يساوي تقريبًا اللوغاريتم الطبيعي لـ 2',
    set: 'لكل إبسيلون أكبر من 0 يوجد N',
  },
};

// features: B15
describe.each(languages.filter((language) => language !== 'en'))(
  'a formula read aloud in %s',
  (language) => {
    it('is said as a teacher of that language would say it', async () => {
      const { formulaWords } = (await import(
        `../../src/browser/words/${language}-formulas.ts`
      )) as {
        formulaWords: FormulaWords;
      };
      const said = Object.entries(formulas).map(([name, tex]) => [
        name,
        speakFormula(tex, formulaWords),
      ]);
      expect(Object.fromEntries(said)).toEqual(spoken[language]);
    });
  },
);
