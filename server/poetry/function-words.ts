/** Characters that join others and show nothing: no keywords, and few of them make good verse. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  '一不无有是为其之而以于与何谁此自相来去又亦已未岂莫如若似将欲可应须犹更只却还从向在非所得能教使令被把及且便即因则乃矣哉乎也者焉尚忽曾尽都皆俱同共每再几多少最太甚真正好知见我尔君吾他彼渠今当时然哪那这斯吁噫的了吗呢吧啊',
);
