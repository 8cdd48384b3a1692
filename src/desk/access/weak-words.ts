/**
 * What people put into passwords first, as the desk's own short list: the heads of the public lists of leaked
 * passwords, in English and in Persian written both ways. Compared folded and without spaces.
 */
export const weakWords: readonly string[] = [
  ...'password passwort passcode passphrase pass word admin administrator root user guest login logon signin'.split(
    ' ',
  ),
  ...'welcome letmein changeme default test testing temp secret private master access hello qwerty asdf zxcv'.split(
    ' ',
  ),
  ...'iloveyou love lover baby angel princess sunshine shadow monkey dragon tiger flower summer winter spring'.split(
    ' ',
  ),
  ...'autumn football baseball superman batman pokemon starwars computer internet google gmail yahoo facebook'.split(
    ' ',
  ),
  ...'instagram telegram whatsapp twitter samsung iphone android windows microsoft liverpool barcelona chelsea'.split(
    ' ',
  ),
  ...'arsenal juventus realmadrid messi ronaldo freedom whatever trustno one two three four five six seven'.split(' '),
  ...'the and you for this that is my name best forever news newsroom editor reporter journalist sanad desk'.split(' '),
  ...'salam khoda khodaya allah bismillah rahman rahim yaali yahossein yahosein yamahdi emam ali reza hossein'.split(
    ' ',
  ),
  ...'hosein hasan mohammad mohamad mahdi mehdi fatemeh fateme zahra zeinab zeynab maryam sara amir arash iran'.split(
    ' ',
  ),
  ...'irani tehran mashhad isfahan esfahan shiraz tabriz ahvaz karaj persian parsi perspolis persepolis'.split(' '),
  ...'esteghlal eshgh eshghe eshgham asheghetam dooset doset dostat daram azizam jigar nazanin zendegi madar'.split(
    ' ',
  ),
  ...'maman baba pedar dokhtar pesar ramz obor oboor vorood vorud modir khabar khabarnegar rooznameh azadi omid'.split(
    ' ',
  ),
  ...'رمز عبور رمزعبور گذرواژه پسورد ورود مدیر سامانه سلام خدا خدایا الله بسم رحمن رحیم یاعلی یاحسین یامهدی امام'.split(
    ' ',
  ),
  ...'علی محمد حسین حسن رضا مهدی فاطمه زهرا زینب مریم سارا امیر آرش ایران ایرانی تهران مشهد اصفهان شیراز تبریز'.split(
    ' ',
  ),
  ...'اهواز کرج پرسپولیس استقلال عشق عشقم عاشقتم دوستت دوست دارم عزیزم جانم نازنین زندگی زندگیم مادر مامان بابا'.split(
    ' ',
  ),
  ...'پدر دختر پسر خبر خبرنگار خبرگزاری روزنامه سردبیر سند آزادی امید بهار همیشه خودم من است یک دو سه چهار پنج'.split(
    ' ',
  ),
]

/** Sentences everybody knows by heart, or has read as the example of a good password. */
export const weakPhrases: readonly string[] = [
  'correct horse battery staple',
  'to be or not to be that is the question',
  'the quick brown fox jumps over the lazy dog',
  'mary had a little lamb',
  'may the force be with you',
  'in the name of god',
  'بسم الله الرحمن الرحیم',
  'به نام خداوند جان و خرد',
  'به نام خداوند بخشنده مهربان',
  'توانا بود هر که دانا بود',
  'ز دانش دل پیر برنا بود',
  'بنی آدم اعضای یکدیگرند',
  'بنی آدم اعضای یک پیکرند',
  'که در آفرینش ز یک گوهرند',
  'هرگز نمیرد آنکه دلش زنده شد به عشق',
  'ای ایران ای مرز پر گهر',
  'زن زندگی آزادی',
  'مرد میهن آبادی',
  'دوستت دارم',
  'الا یا ایها الساقی',
  'یکی بود یکی نبود',
  'زیر گنبد کبود',
  'گذرواژه من',
]
