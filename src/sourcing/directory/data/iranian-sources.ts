/**
 * Sources of Iran and of Persian-language media abroad, as data.
 *
 * One source a line: slug | kind | country (ISO 3166) | home page, only where certain |names, « · » between them.
 * The first name is the one shown. A name that is also an everyday word or a place carries a leading «?»: it counts
 * only where the sentence credits it (see find-sources.ts).
 */
export const iranianSources = `
isna|agency|IR|https://www.isna.ir|ایسنا · خبرگزاری ایسنا · خبرگزاری دانشجویان ایران · ISNA
irna|agency|IR|https://www.irna.ir|ایرنا · خبرگزاری ایرنا · خبرگزاری جمهوری اسلامی · خبرگزاری جمهوری اسلامی ایران · IRNA
fars|agency|IR|https://farsnews.ir|خبرگزاری فارس · ?فارس · فارس‌نیوز · باشگاه خبری فارس · Fars News · خبر گزاری فارس
tasnim|agency|IR|https://www.tasnimnews.com|تسنیم · خبرگزاری تسنیم · Tasnim
mehr|agency|IR|https://www.mehrnews.com|خبرگزاری مهر · ?مهر · مهرنیوز · Mehr News
ilna|agency|IR|https://www.ilna.ir|ایلنا · خبرگزاری ایلنا · خبرگزاری کار ایران · ILNA
iqna|agency|IR|https://iqna.ir|ایکنا · خبرگزاری ایکنا · خبرگزاری بین‌المللی قرآن · خبرگزاری قرآنی ایران · IQNA
isca|agency|IR||ایسکانیوز · ایسکا نیوز · خبرگزاری ایسکانیوز · ISCANEWS
ana|agency|IR|https://ana.ir|خبرگزاری آنا · ?آنا · خبرگزاری دانشگاه آزاد اسلامی
shana|agency|IR|https://www.shana.ir|شانا · خبرگزاری شانا · شبکه اطلاع‌رسانی نفت و انرژی · SHANA
mizan|agency|IR|https://www.mizan.news|خبرگزاری میزان · میزان‌آنلاین · ?میزان
yjc|agency|IR|https://www.yjc.ir|باشگاه خبرنگاران جوان · باشگاه خبرنگاران · خبرگزاری باشگاه خبرنگاران جوان · YJC
iribnews|agency|IR|https://www.iribnews.ir|خبرگزاری صداوسیما · خبرگزاری صدا و سیما · واحد مرکزی خبر
ibna|agency|IR|https://www.ibna.ir|ایبنا · خبرگزاری کتاب ایران · خبرگزاری کتاب · IBNA
icana|agency|IR||خانه ملت · خبرگزاری خانه ملت · ایکانا · ICANA
snn|agency|IR|https://snn.ir|خبرگزاری دانشجو · اس‌ان‌ان · SNN
rasa|agency|IR||خبرگزاری رسا · ?رسا
hawzah|agency|IR|https://www.hawzahnews.com|خبرگزاری حوزه
abna|agency|IR||?ابنا · خبرگزاری ابنا · خبرگزاری اهل بیت · ABNA
taqrib|agency|IR||خبرگزاری تقریب
iana|agency|IR||خبرگزاری کشاورزی ایران · ایانا
chtn|agency|IR||خبرگزاری میراث فرهنگی · میراث آریا · سی‌اچ‌تی‌ان
defapress|agency|IR|https://defapress.ir|دفاع‌پرس · خبرگزاری دفاع مقدس · دفاع پرس
sepahnews|site|IR||سپاه نیوز · سپاه‌نیوز
basij-press|agency|IR||خبرگزاری بسیج · بسیج نیوز · بسیج‌پرس
borna|agency|IR||?برنا · خبرگزاری برنا
moj|agency|IR||خبرگزاری موج · موج‌نیوز
shabestan|agency|IR||?شبستان · خبرگزاری شبستان
imna|agency|IR||ایمنا · خبرگزاری ایمنا
pana|agency|IR||پانا · خبرگزاری پانا · خبرگزاری دانش‌آموزی پانا
iusnews|site|IR||خبرنامه دانشجویان ایران
tabnak|site|IR|https://www.tabnak.ir|تابناک · سایت تابناک · Tabnak
asriran|site|IR|https://www.asriran.com|عصر ایران · عصرایران · Asriran
khabaronline|agency|IR|https://www.khabaronline.ir|خبرآنلاین · خبر آنلاین · Khabar Online
entekhab|site|IR|https://www.entekhab.ir|?انتخاب · سایت انتخاب · پایگاه خبری انتخاب
fararu|site|IR|https://fararu.com|فرارو
alef|site|IR|https://www.alef.ir|?الف · سایت الف
jamaran|site|IR|https://www.jamaran.news|جماران · پایگاه خبری جماران
rouydad24|site|IR||رویداد۲۴ · رویداد ۲۴
etemadonline|site|IR||اعتمادآنلاین · اعتماد آنلاین
didban|site|IR||دیدبان ایران
bahar-news|site|IR||بهار نیوز · بهارنیوز
aftabnews|site|IR||آفتاب نیوز · آفتاب‌نیوز
parsine|site|IR||پارسینه
mashreq|site|IR|https://www.mashreghnews.ir|مشرق‌نیوز · مشرق نیوز · ?مشرق
rajanews|site|IR||رجانیوز · رجا نیوز
jahannews|site|IR||جهان‌نیوز · جهان نیوز
bultannews|site|IR||بولتن‌نیوز · بولتن نیوز
nournews|site|IR||نورنیوز · نور نیوز
afkarnews|site|IR||افکارنیوز · افکار نیوز
shafaqna|site|IR||شفقنا
sahebkhabar|site|IR||صاحب‌خبر
namehnews|site|IR||نامه‌نیوز · نامه نیوز
khabarfoori|site|IR||?خبرفوری
akhbarefori|site|IR||?اخبار فوری
akharinkhabar|site|IR||?آخرین خبر
eghtesadnews|site|IR|https://www.eghtesadnews.com|اقتصادنیوز · اقتصاد نیوز
eghtesadonline|site|IR|https://www.eghtesadonline.com|اقتصادآنلاین · اقتصاد آنلاین
tejaratnews|site|IR||تجارت‌نیوز · تجارت نیوز
bourse-news|site|IR||بورس نیوز · بورس‌نیوز
bourse24|site|IR||بورس۲۴
sena|site|IR||?سنا · پایگاه خبری بازار سرمایه
zoomit|site|IR|https://www.zoomit.ir|زومیت
digiato|site|IR|https://digiato.com|دیجیاتو
peivast|newspaper|IR||?پیوست
varzesh3|site|IR|https://www.varzesh3.com|ورزش سه · ورزش۳ · ورزش ۳ · Varzesh3
tarafdari|site|IR||?طرفداری
footballi|site|IR||?فوتبالی
khabarvarzeshi|newspaper|IR||خبر ورزشی · خبرورزشی
iran-varzeshi|newspaper|IR||ایران ورزشی · ایران‌ورزشی
abrar-varzeshi|newspaper|IR||ابرار ورزشی
khamenei-ir|site|IR|https://khamenei.ir|پایگاه اطلاع‌رسانی دفتر حفظ و نشر آثار آیت‌الله خامنه‌ای · KHAMENEI.IR · پایگاه اطلاع‌رسانی دفتر مقام معظم رهبری
president-ir|site|IR|https://president.ir|پایگاه اطلاع‌رسانی ریاست‌جمهوری · پایگاه اطلاع‌رسانی ریاست جمهوری · پایگاه اطلاع‌رسانی دولت
police-ir|site|IR||پایگاه خبری پلیس · پایگاه اطلاع‌رسانی پلیس
irib|broadcaster|IR|https://www.irib.ir|صداوسیما · صدا و سیما · صداوسیمای جمهوری اسلامی · صدا و سیمای جمهوری اسلامی · صداوسیمای جمهوری اسلامی ایران · صدا و سیمای جمهوری اسلامی ایران · سازمان صداوسیما · سازمان صدا و سیما · رادیو و تلویزیون ایران · تلویزیون دولتی ایران · IRIB
irinn|broadcaster|IR||شبکه خبر
press-tv|broadcaster|IR|https://www.presstv.ir|پرس تی‌وی · پرس‌تی‌وی · پرس تی وی · Press TV
alalam|broadcaster|IR|https://www.alalam.ir|العالم · شبکه العالم · Al-Alam
alkawthar|broadcaster|IR||الکوثر · شبکه الکوثر
hispantv|broadcaster|IR||هیسپان تی‌وی · هیسپان‌تی‌وی · HispanTV
ofogh|broadcaster|IR||شبکه افق
radio-farhang|broadcaster|IR||رادیو فرهنگ
radio-javan|broadcaster|IR||رادیو جوان
radio-goftogu|broadcaster|IR||رادیو گفت‌وگو
kayhan|newspaper|IR|https://kayhan.ir|روزنامه کیهان · ?کیهان
ettelaat|newspaper|IR|https://www.ettelaat.com|روزنامه اطلاعات
iran-newspaper|newspaper|IR|https://irannewspaper.ir|روزنامه ایران · ایران آنلاین · ایران‌آنلاین
shargh|newspaper|IR|https://www.sharghdaily.com|روزنامه شرق · ?شرق
etemad|newspaper|IR|https://www.etemadnewspaper.ir|روزنامه اعتماد · ?اعتماد
ham-mihan|newspaper|IR||?هم‌میهن · روزنامه هم‌میهن
hamshahri|newspaper|IR|https://www.hamshahrionline.ir|?همشهری · روزنامه همشهری · همشهری‌آنلاین · همشهری آنلاین
jam-e-jam|newspaper|IR||جام‌جم · جام جم · روزنامه جام‌جم · جام‌جم آنلاین · جام جم آنلاین
javan|newspaper|IR||روزنامه جوان · ?جوان · جوان آنلاین
vatan-emrooz|newspaper|IR||وطن امروز · وطن‌امروز
resalat|newspaper|IR||روزنامه رسالت · ?رسالت
khorasan|newspaper|IR||روزنامه خراسان
qods|newspaper|IR||روزنامه قدس · قدس آنلاین
jomhouri-eslami|newspaper|IR||روزنامه جمهوری اسلامی
donya-e-eqtesad|newspaper|IR|https://donya-e-eqtesad.com|دنیای اقتصاد · دنیای‌اقتصاد
jahan-e-sanat|newspaper|IR||جهان صنعت · جهان‌صنعت
abrar|newspaper|IR||روزنامه ابرار · ?ابرار
arman|newspaper|IR||آرمان ملی · آرمان امروز · روزنامه آرمان
ebtekar|newspaper|IR||روزنامه ابتکار · ?ابتکار
sazandegi|newspaper|IR||روزنامه سازندگی · ?سازندگی
aftab-yazd|newspaper|IR||آفتاب یزد
sobh-no|newspaper|IR||صبح نو
farhikhtegan|newspaper|IR||?فرهیختگان · روزنامه فرهیختگان
payam-e-ma|newspaper|IR||?پیام ما
shahrvand|newspaper|IR||روزنامه شهروند
asia-newspaper|newspaper|IR||روزنامه آسیا
tehran-times|newspaper|IR|https://www.tehrantimes.com|تهران تایمز · Tehran Times
iran-daily|newspaper|IR||ایران دیلی · Iran Daily
siasat-rooz|newspaper|IR||?سیاست روز
kar-o-kargar|newspaper|IR||کار و کارگر
mardomsalari|newspaper|IR||?مردم‌سالاری · روزنامه مردم‌سالاری
hamdeli|newspaper|IR||روزنامه همدلی
taadol|newspaper|IR||روزنامه تعادل
tejarat-farda|newspaper|IR||تجارت فردا
jomhouriat|newspaper|IR||?جمهوریت
bani-film|newspaper|IR||بانی فیلم · بانی‌فیلم
middle-east-news|site|IR|https://mdeast.news|میدل ایست نیوز · میدل‌ایست نیوز · Middle East News
irdiplomacy|site|IR||دیپلماسی ایرانی
ecoiran|site|IR||اکوایران · اکو ایران
khabarban|site|IR||خبربان
sedaye-iran|site|IR||صدای ایران
baztab|site|IR||?بازتاب
shahrara|newspaper|IR||شهرآرا
bbc-persian|broadcaster|GB|https://www.bbc.com/persian|بی‌بی‌سی فارسی · بی بی سی فارسی · BBC Persian · شبکه بی‌بی‌سی فارسی
iran-international|broadcaster|GB|https://www.iranintl.com|ایران اینترنشنال · ایران‌اینترنشنال · Iran International · ایران‌ اینترنشنال
radio-farda|broadcaster|CZ|https://www.radiofarda.com|رادیو فردا · رادیوفردا · Radio Farda
voa-persian|broadcaster|US|https://ir.voanews.com|صدای آمریکا · صدای امریکا · بخش فارسی صدای آمریکا · VOA
manoto|broadcaster|GB||?من‌وتو · شبکه من و تو · Manoto
dw-persian|broadcaster|DE|https://www.dw.com|دویچه‌وله فارسی · دویچه وله فارسی
rfi-persian|broadcaster|FR||رادیو بین‌المللی فرانسه · آر‌اف‌آی · رادیو بین المللی فرانسه · RFI
euronews-persian|broadcaster|FR||یورونیوز فارسی
independent-persian|newspaper|GB||ایندیپندنت فارسی
radio-zamaneh|site|NL||رادیو زمانه
iranwire|site|GB|https://iranwire.com|ایران‌وایر · ایران وایر · IranWire
hrana|agency|US|https://www.hra-news.org|هرانا · خبرگزاری هرانا · HRANA
hengaw|organisation|NO|https://hengaw.net|هه‌نگاو · سازمان حقوق بشری هه‌نگاو · Hengaw
haalvsh|site|||حال‌وش · حال وش
iran-human-rights|organisation|NO|https://iranhr.net|سازمان حقوق بشر ایران
kurdpa|agency|||کردپا · خبرگزاری کردپا
kayhan-london|newspaper|GB||کیهان لندن
peykeiran|site|||پیک ایران
gooya|site|||گویا نیوز · گویانیوز
balatarin|social|||?بالاترین
zeitoons|site|||?زیتون
emtedad|site|IR||?امتداد · سایت امتداد
ensafnews|site|IR||انصاف نیوز · انصاف‌نیوز
iranjournal|site|||ایران ژورنال
netblocks|organisation|GB|https://netblocks.org|نت‌بلاکس · نت بلاکس · NetBlocks
tavana|organisation|||?توانا
factnameh|site|CA|https://factnameh.com|فکت‌نامه
`
