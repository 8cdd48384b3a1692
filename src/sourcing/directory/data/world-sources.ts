/** Sources of the rest of the world. The form of a line is told in iranian-sources.ts. */
export const worldSources = `
reuters|agency|GB|https://www.reuters.com|رویترز · خبرگزاری رویترز · رویتر · خبرگزاری رویتر · Reuters
associated-press|agency|US|https://apnews.com|آسوشیتدپرس · آسوشیتد پرس · خبرگزاری آسوشیتدپرس · آسوشیتدپرس آمریکا · اسوشیتدپرس · اسوشیتد پرس · آسوشیترپرس · Associated Press · ?AP
afp|agency|FR|https://www.afp.com|خبرگزاری فرانسه · خبرگزاری فرانس پرس · فرانس پرس · فرانس‌پرس · ای‌اف‌پی · AFP
upi|agency|US||یونایتدپرس · یونایتد پرس · UPI
dpa|agency|DE||خبرگزاری آلمان · دی‌پی‌ای · DPA
efe|agency|ES||خبرگزاری افه · ?افه · EFE
ansa|agency|IT||خبرگزاری آنسا · ?آنسا · ANSA
kyodo|agency|JP||کیودو · خبرگزاری کیودو · Kyodo
jiji|agency|JP||جی‌جی‌پرس · خبرگزاری جی‌جی
yonhap|agency|KR||یونهاپ · خبرگزاری یونهاپ · Yonhap
kcna|agency|KP||خبرگزاری مرکزی کره شمالی · خبرگزاری رسمی کره شمالی · کی‌سی‌ان‌ای · KCNA
xinhua|agency|CN|https://www.xinhuanet.com|شینهوا · شین‌هوا · خبرگزاری شینهوا · Xinhua
tass|agency|RU|https://tass.com|?تاس · خبرگزاری تاس · ایتارتاس · ایتار تاس · TASS
ria-novosti|agency|RU|https://ria.ru|ریانووستی · ریا نووستی · خبرگزاری ریانووستی · نووستی · RIA Novosti
interfax|agency|RU||اینترفکس · خبرگزاری اینترفکس · Interfax
sputnik|agency|RU|https://sputniknews.com|اسپوتنیک · خبرگزاری اسپوتنیک · Sputnik
rt|broadcaster|RU|https://www.rt.com|راشاتودی · راشا تودی · ?آرتی · ?آر‌تی · شبکه آرتی · ?RT
kommersant|newspaper|RU||کومرسانت
izvestia|newspaper|RU||ایزوستیا
pravda|newspaper|RU||پراودا
regnum|agency|RU||رگنوم
ukrinform|agency|UA||اوکرین‌فرم · یوکرین‌فرم
unian|agency|UA||یونیان
kyiv-independent|newspaper|UA||کی‌یف ایندیپندنت
belta|agency|BY||بلتا
anadolu|agency|TR|https://www.aa.com.tr|آناتولی · خبرگزاری آناتولی · آناتولی ترکیه · خبرگزاری آناتولی ترکیه · آناطولی · Anadolu
trt|broadcaster|TR||تی‌آر‌تی · تی آر تی · تی‌آرتی · TRT
hurriyet|newspaper|TR||?حریت · روزنامه حریت
sabah|newspaper|TR||روزنامه صباح
milliyet|newspaper|TR||?ملیت · روزنامه ملیت
cumhuriyet|newspaper|TR||روزنامه جمهوریت
yeni-safak|newspaper|TR||ینی شفق · ینی‌شفق
turkiye-today|newspaper|TR||ترکیه تودی · ترکیه‌ تودی
daily-sabah|newspaper|TR||دیلی صباح
azertac|agency|AZ||آذرتاج
trend|agency|AZ||?ترند · خبرگزاری ترند
apa-az|agency|AZ||خبرگزاری آپا
report-az|agency|AZ||خبرگزاری ریپورت
haqqin|site|AZ||حق‌این
armenpress|agency|AM||آرمن‌پرس · آرمن پرس
news-am|site|AM||نیوز.ای‌ام
khovar|agency|TJ||خبرگزاری خاور · خبرگزاری «خاور»
asia-plus|agency|TJ||آسیا پلوس · آسیاپلاس · آسیا پلاس
ozodi|broadcaster|TJ||رادیو آزادی تاجیکستان
ca-news|site|KG||کا-نیوز
pajhwok|agency|AF|https://pajhwok.com|?پژواک · خبرگزاری پژواک · آژانس خبری پژواک
bakhtar|agency|AF||?باختر · خبرگزاری باختر · آژانس خبری باختر
khaama|agency|AF||خامه‌پرس · خامه پرس
tolonews|broadcaster|AF|https://tolonews.com|طلوع‌نیوز · طلوع نیوز · شبکه طلوع · ?طلوع · TOLOnews
ariana|broadcaster|AF||آریانا نیوز · آریانانیوز
avapress|agency|AF||?آوا · خبرگزاری صدای افغان · صدای افغان
amu-tv|broadcaster|AF||?آمو · شبکه آمو · تلویزیون آمو
afghanistan-international|broadcaster|GB||افغانستان اینترنشنال · افغانستان‌اینترنشنال
8am|newspaper|AF||هشت صبح · روزنامه هشت صبح · ۸صبح
etilaatroz|newspaper|AF||?اطلاعات روز
jomhor|agency|AF||خبرگزاری جمهور
app|agency|PK||آسوشیتدپرس پاکستان · آسوشیتد پرس پاکستان · اسوشیتد پرس پاکستان · اسوشیتدپرس پاکستان
dawn|newspaper|PK|https://www.dawn.com|روزنامه دان · دان نیوز · Dawn
geo|broadcaster|PK||جیو نیوز · جیونیوز · جئو نیوز · Geo News
ary|broadcaster|PK||ای‌آروای · آری نیوز · ARY
express-tribune|newspaper|PK||اکسپرس تریبیون · اکسپرس‌تریبون
nation-pk|newspaper|PK||روزنامه نیشن
pakistan-today|newspaper|PK||پاکستان تودی
pti|agency|IN||پی‌تی‌آی · پرس تراست هند · PTI
ani|agency|IN||ای‌ان‌آی · ?ANI
times-of-india|newspaper|IN||تایمز آو ایندیا · تایمز هند · تایمز آف ایندیا
hindu|newspaper|IN||روزنامه هندو
hindustan-times|newspaper|IN||هندوستان تایمز
indian-express|newspaper|IN||ایندین اکسپرس
economic-times|newspaper|IN||اکونومیک تایمز · ایکانومیک تایمز
business-line|newspaper|IN||بیزینس لاین
ndtv|broadcaster|IN||ان‌دی‌تی‌وی · NDTV
india-today|broadcaster|IN||ایندیا تودی
al-jazeera|broadcaster|QA|https://www.aljazeera.net|الجزیره · شبکه الجزیره · شبکه خبری الجزیره · الجزیره انگلیسی · Al Jazeera
al-arabiya|broadcaster|AE|https://www.alarabiya.net|العربیه · شبکه العربیه · Al Arabiya
al-hadath|broadcaster|AE||الحدث · شبکه الحدث
sky-news-arabia|broadcaster|AE||اسکای نیوز عربی · اسکای‌نیوز عربی
al-mayadeen|broadcaster|LB|https://www.almayadeen.net|المیادین · شبکه المیادین · Al Mayadeen
al-manar|broadcaster|LB|https://www.almanar.com.lb|المنار · شبکه المنار · Al-Manar
al-akhbar|newspaper|LB|https://al-akhbar.com|الاخبار · روزنامه الاخبار · الأخبار
al-nahar|newspaper|LB||?النهار · روزنامه النهار
al-safir|newspaper|LB||السفیر · روزنامه السفیر
al-diyar|newspaper|LB||الدیار · روزنامه الدیار
al-liwa|newspaper|LB||اللواء · روزنامه اللواء
al-joumhouria|newspaper|LB||الجمهوریه · روزنامه الجمهوریه
al-ahed|site|LB||العهد · پایگاه خبری العهد
nna|agency|LB||خبرگزاری رسمی لبنان · خبرگزاری لبنان · آژانس ملی خبر لبنان
lbci|broadcaster|LB||ال‌بی‌سی
mtv-lebanon|broadcaster|LB||ام‌تی‌وی لبنان
al-nashra|site|LB||النشره
lebanon-debate|site|LB||لبنان دیبیت
sana|agency|SY|https://sana.sy|سانا · خبرگزاری سانا · خبرگزاری سوریه · خبرگزاری رسمی سوریه · خبرگزاری دولتی سوریه · ?SANA
al-ikhbariya|broadcaster|SY||الاخباریه سوریه · الاخباریه
sohr|organisation|GB||دیده‌بان حقوق بشر سوریه · دیدبان حقوق بشر سوریه
al-watan-sy|newspaper|SY||?الوطن · روزنامه الوطن
enab-baladi|site|SY||عنب بلدی
ina|agency|IQ|https://ina.iq|خبرگزاری رسمی عراق · خبرگزاری عراق · ?واع
al-sumaria|broadcaster|IQ||السومریه · السومریه نیوز · شبکه السومریه
shafaq|agency|IQ|https://shafaq.com|شفق نیوز · شفق‌نیوز
al-maalomah|agency|IQ||المعلومه · خبرگزاری المعلومه
baghdad-today|site|IQ||بغداد الیوم · بغدادالیوم
al-ghad-press|site|IQ||الغد پرس · الغدپرس
al-ahad|broadcaster|IQ||شبکه العهد عراق
al-iraqiya|broadcaster|IQ||العراقیه · شبکه العراقیه
al-forat|broadcaster|IQ||الفرات نیوز · الفرات‌نیوز
rudaw|broadcaster|IQ|https://www.rudaw.net|رووداو · روداو · شبکه رووداو · Rudaw
kurdistan24|broadcaster|IQ|https://www.kurdistan24.net|کردستان ۲۴ · کردستان۲۴
al-zaman|newspaper|IQ||?الزمان · روزنامه الزمان
al-sabah-iq|newspaper|IQ||?الصباح
nrt|broadcaster|IQ||ان‌آر‌تی
saberin|social|IQ||صابرین نیوز · صابرین‌نیوز
iraqi-media-network|site|IQ||شبکه اطلاع‌رسانی عراق
asharq-al-awsat|newspaper|SA|https://aawsat.com|الشرق الاوسط · الشرق‌الاوسط · روزنامه الشرق الاوسط
asharq|broadcaster|SA||?الشرق · شبکه الشرق
al-riyadh|newspaper|SA||الریاض
okaz|newspaper|SA||عکاظ · روزنامه عکاظ
spa|agency|SA||?واس · خبرگزاری رسمی عربستان · خبرگزاری رسمی عربستان سعودی · خبرگزاری عربستان
arab-news|newspaper|SA|https://www.arabnews.com|عرب نیوز · عرب‌نیوز · Arab News
al-ekhbariya|broadcaster|SA||شبکه الاخباریه عربستان
al-hayat|newspaper|SA||?الحیات · روزنامه الحیات
saudi-gazette|newspaper|SA||سعودی گزت
independent-arabia|newspaper|SA||ایندیپندنت عربی
wam|agency|AE||?وام · خبرگزاری امارات · خبرگزاری رسمی امارات
al-khaleej|newspaper|AE||?الخلیج
al-khaleej-online|site|||الخلیج آنلاین · الخلیج الجدید
the-national|newspaper|AE||?نشنال · روزنامه نشنال
gulf-news|newspaper|AE|https://gulfnews.com|گلف نیوز · گلف‌نیوز
khaleej-times|newspaper|AE||خلیج تایمز
erem|site|AE||ارم نیوز
al-bayan|newspaper|AE||البیان
qna|agency|QA||خبرگزاری قطر · خبرگزاری رسمی قطر · ?قنا
al-sharq-qa|newspaper|QA||الشرق قطر
al-rayah|newspaper|QA||الرایه
gulf-times|newspaper|QA||گلف تایمز
kuna|agency|KW|https://www.kuna.net.kw|کونا · خبرگزاری کویت · خبرگزاری رسمی کویت
al-qabas|newspaper|KW||القبس
al-rai|newspaper|KW||الرای · روزنامه الرای
al-jarida|newspaper|KW||الجریده · روزنامه الجریده
al-siyassa|newspaper|KW||السیاسه
al-anba|newspaper|KW||الانباء
bna|agency|BH||خبرگزاری بحرین · ?بنا
al-wasat|newspaper|BH||?الوسط
bahrain-mirror|site|BH||مرآه البحرین · مرآت البحرین
ona|agency|OM||خبرگزاری عمان · خبرگزاری رسمی عمان
saba|agency|YE||?سبأ · خبرگزاری سبأ · خبرگزاری سبا · خبرگزاری رسمی یمن · خبرگزاری یمن
al-masirah|broadcaster|YE|https://www.almasirah.net.ye|المسیره · شبکه المسیره · Al-Masirah
petra|agency|JO||?پترا · خبرگزاری پترا · خبرگزاری اردن
rai-al-youm|newspaper|GB|https://www.raialyoum.com|رای الیوم · رأی الیوم · رای‌الیوم
al-quds-al-arabi|newspaper|GB|https://www.alquds.co.uk|القدس العربی · القدس‌العربی
al-araby-al-jadeed|newspaper|GB|https://www.alaraby.co.uk|العربی الجدید · العربی‌الجدید
al-arab|newspaper|GB||روزنامه العرب
arabi21|site|GB|https://arabi21.com|عربی ۲۱ · عربی۲۱
middle-east-eye|site|GB|https://www.middleeasteye.net|میدل ایست آی · میدل‌ایست‌آی · میدل‌ایست آی · Middle East Eye
middle-east-monitor|site|GB|https://www.middleeastmonitor.com|میدل ایست مانیتور · میدل‌ایست مانیتور
al-monitor|site|US|https://www.al-monitor.com|المانیتور · Al-Monitor
elaph|site|GB||ایلاف
amad|site|PS||?امد
mena|agency|EG||خبرگزاری مصر · خبرگزاری خاورمیانه · خبرگزاری رسمی مصر · ?منا
al-ahram|newspaper|EG||الاهرام · الأهرام
al-youm-al-sabea|newspaper|EG||الیوم السابع
al-masry-al-youm|newspaper|EG||المصری الیوم
al-shorouk|newspaper|EG||الشروق
al-qahera|broadcaster|EG||القاهره الاخباریه · القاهره نیوز
wafa|agency|PS||?وفا · خبرگزاری وفا · خبرگزاری رسمی فلسطین · خبرگزاری فلسطین
maan|agency|PS||?معا · خبرگزاری معا
shehab|agency|PS||?شهاب · خبرگزاری شهاب · آژانس شهاب
safa|agency|PS||?صفا · خبرگزاری صفا
quds-news|site|PS||شبکه خبری قدس · شبکه قدس · ?قدس نت
al-aqsa|broadcaster|PS||شبکه الاقصی · ?الاقصی
palestine-today|site|PS||فلسطین الیوم · شبکه فلسطین الیوم
palinfo|site|PS||مرکز اطلاع‌رسانی فلسطین
felesteen|newspaper|PS||روزنامه فلسطین
lana|agency|LY||خبرگزاری لیبی · ?لانا
tap|agency|TN||خبرگزاری تونس · خبرگزاری تونس آفریقا
mosaique|broadcaster|TN||?موزاییک
aps|agency|DZ||خبرگزاری الجزایر
al-khabar|newspaper|DZ||?الخبر
map-ma|agency|MA||خبرگزاری مغرب
suna|agency|SD||?سونا · خبرگزاری سودان
haaretz|newspaper|IL|https://www.haaretz.com|هاآرتص · هاآرتز · هاارتص · روزنامه هاآرتص · Haaretz
yedioth|newspaper|IL|https://www.yediot.co.il|یدیعوت آحارونوت · یدیعوت آحرونوت · یدیعوت آحارانوت · یدیعوت احرونوت · یدیعوت اخرونوت · یدیعوت
ynet|site|IL|https://www.ynet.co.il|وای‌نت · وای نت · Ynet
maariv|newspaper|IL|https://www.maariv.co.il|معاریو · معاریف · روزنامه معاریو
israel-hayom|newspaper|IL|https://www.israelhayom.com|اسرائیل هیوم · اسراییل هیوم · اسرائیل‌هیوم · Israel Hayom
jerusalem-post|newspaper|IL|https://www.jpost.com|جروزالم پست · اورشلیم پست · جروزالم‌پست · اورشلیم‌پست · Jerusalem Post
times-of-israel|newspaper|IL|https://www.timesofisrael.com|تایمز اسرائیل · تایمز آو اسرائیل · تایمز آف اسرائیل · تایمز اسراییل · Times of Israel
kan|broadcaster|IL||شبکه کان · کان نیوز · ?شبکه ۱۱ · شبکه ۱۱ اسرائیل · شبکه ۱۱ تلویزیون اسرائیل · سازمان پخش اسرائیل
channel-12|broadcaster|IL||?شبکه ۱۲ · شبکه ۱۲ اسرائیل · کانال ۱۲ · کانال ۱۲ اسرائیل · شبکه ۱۲ تلویزیون اسرائیل · شبکه دوازده
channel-13|broadcaster|IL||?شبکه ۱۳ · شبکه ۱۳ اسرائیل · کانال ۱۳ · کانال ۱۳ اسرائیل · شبکه ۱۳ تلویزیون اسرائیل
channel-14|broadcaster|IL||?شبکه ۱۴ · شبکه ۱۴ اسرائیل · کانال ۱۴ · کانال ۱۴ اسرائیل
channel-7-il|site|IL||کانال ۷ · شبکه ۷ اسرائیل
i24|broadcaster|IL||آی۲۴نیوز · آی ۲۴ نیوز · i24NEWS · آی‌۲۴
walla|site|IL||?والا · واللا · والانیوز · والا نیوز · پایگاه والا
army-radio|broadcaster|IL||رادیو ارتش اسرائیل · رادیو ارتش رژیم صهیونیستی
globes|newspaper|IL||گلوبس
themarker|newspaper|IL||دمارکر
debka|site|IL||دبکا · دبکافایل · دبکا فایل
memri|organisation|US||ممری · میمری · MEMRI
bbc|broadcaster|GB|https://www.bbc.com|بی‌بی‌سی · بی بی سی · شبکه بی‌بی‌سی · BBC
sky-news|broadcaster|GB|https://news.sky.com|اسکای نیوز · اسکای‌نیوز · Sky News
itv|broadcaster|GB||آی‌تی‌وی · ITV
channel-4-uk|broadcaster|GB||کانال ۴ بریتانیا · شبکه ۴ انگلیس
guardian|newspaper|GB|https://www.theguardian.com|گاردین · روزنامه گاردین · Guardian
times|newspaper|GB|https://www.thetimes.co.uk|تایمز لندن · ?تایمز · روزنامه تایمز · ساندی تایمز · ساندی‌تایمز · The Times
telegraph|newspaper|GB|https://www.telegraph.co.uk|?تلگراف · دیلی تلگراف · دیلی‌تلگراف · ساندی تلگراف · Telegraph
independent|newspaper|GB|https://www.independent.co.uk|ایندیپندنت · روزنامه ایندیپندنت · Independent
financial-times|newspaper|GB|https://www.ft.com|فایننشال تایمز · فایننشال‌تایمز · فایننشیال تایمز · Financial Times · ?FT
economist|newspaper|GB|https://www.economist.com|اکونومیست · اکونومیست لندن · Economist
daily-mail|newspaper|GB|https://www.dailymail.co.uk|دیلی میل · دیلی‌میل · Daily Mail
daily-mirror|newspaper|GB||دیلی میرر · دیلی‌میرر
daily-express|newspaper|GB||دیلی اکسپرس · دیلی‌اکسپرس
sun|newspaper|GB||روزنامه سان · سان انگلیس
lloyds-list|newspaper|GB|https://www.lloydslist.com|لویدز لیست · لویدزلیست · Lloyd's List
fourfourtwo|newspaper|GB||فورفورتو
amwaj|site|GB||امواج مدیا · امواج‌مدیا
new-york-times|newspaper|US|https://www.nytimes.com|نیویورک تایمز · نیویورک‌تایمز · New York Times · NYT
washington-post|newspaper|US|https://www.washingtonpost.com|واشنگتن پست · واشنگتن‌پست · واشینگتن پست · واشینگتن‌پست · Washington Post
wall-street-journal|newspaper|US|https://www.wsj.com|وال‌استریت ژورنال · وال استریت ژورنال · وال‌استریت‌ژورنال · وال‌استریت جورنال · وال استریت جورنال · Wall Street Journal · WSJ
usa-today|newspaper|US|https://www.usatoday.com|یواس‌ای تودی · یو اس ای تودی · USA Today
los-angeles-times|newspaper|US|https://www.latimes.com|لس‌آنجلس تایمز · لس آنجلس تایمز
washington-times|newspaper|US||واشنگتن تایمز · واشینگتن تایمز
washington-examiner|newspaper|US||واشنگتن اگزمینر · واشینگتن اگزمینر
washington-free-beacon|site|US||واشنگتن فری بیکن · فری بیکن
new-york-post|newspaper|US|https://nypost.com|نیویورک پست · نیویورک‌پست
chicago-tribune|newspaper|US||شیکاگو تریبون
boston-globe|newspaper|US||بوستون گلوب
christian-science-monitor|newspaper|US||کریستین ساینس مانیتور
time|newspaper|US|https://time.com|مجله تایم · نشریه تایم · هفته‌نامه تایم
newsweek|newspaper|US|https://www.newsweek.com|نیوزویک · Newsweek
new-yorker|newspaper|US||نیویورکر
atlantic|newspaper|US|https://www.theatlantic.com|?آتلانتیک · نشریه آتلانتیک · The Atlantic
foreign-policy|newspaper|US|https://foreignpolicy.com|فارین پالیسی · فارن پالیسی · Foreign Policy
foreign-affairs|newspaper|US|https://www.foreignaffairs.com|فارین افرز · فارن افرز · Foreign Affairs
national-interest|newspaper|US||نشنال اینترست
forbes|newspaper|US|https://www.forbes.com|فوربس · Forbes
fortune|newspaper|US||فورچون
bloomberg|agency|US|https://www.bloomberg.com|بلومبرگ · خبرگزاری بلومبرگ · Bloomberg
politico|site|US|https://www.politico.com|پولیتیکو · Politico
axios|site|US|https://www.axios.com|آکسیوس · اکسیوس · Axios
the-hill|site|US|https://thehill.com|?هیل · ?د هیل · The Hill
semafor|site|US||سمافور
intercept|site|US||اینترسپت
daily-beast|site|US||دیلی بیست · دیلی‌بیست
huffington-post|site|US||هافینگتون پست · هافینگتون‌پست · هاف‌پست
business-insider|site|US||بیزینس اینسایدر · بیزنس اینسایدر
breitbart|site|US||بریتبارت
cnn|broadcaster|US|https://www.cnn.com|سی‌ان‌ان · سی ان ان · شبکه سی‌ان‌ان · CNN
fox-news|broadcaster|US|https://www.foxnews.com|فاکس نیوز · فاکس‌نیوز · شبکه فاکس‌نیوز · Fox News
fox-business|broadcaster|US||فاکس بیزینس · فاکس بیزنس
nbc|broadcaster|US|https://www.nbcnews.com|ان‌بی‌سی · ان بی سی · ان‌بی‌سی نیوز · NBC · NBC News
abc-news|broadcaster|US|https://abcnews.go.com|ای‌بی‌سی · ای بی سی · ای‌بی‌سی نیوز · ABC · ABC News
cbs|broadcaster|US|https://www.cbsnews.com|سی‌بی‌اس · سی بی اس · سی‌بی‌اس نیوز · CBS · CBS News
msnbc|broadcaster|US||ام‌اس‌ان‌بی‌سی · MSNBC
cnbc|broadcaster|US|https://www.cnbc.com|سی‌ان‌بی‌سی · CNBC
newsnation|broadcaster|US||نیوزنیشن · NewsNation
newsmax|broadcaster|US||نیوزمکس · Newsmax
pbs|broadcaster|US||پی‌بی‌اس · PBS
npr|broadcaster|US||ان‌پی‌آر · NPR
c-span|broadcaster|US||سی‌اسپن · C-SPAN
al-hurra|broadcaster|US||?الحره
radio-free-europe|broadcaster|CZ||رادیو اروپای آزاد · رادیو اروپای آزاد/رادیو آزادی · رادیو آزادی
radio-free-asia|broadcaster|US||رادیو آزاد آسیا
espn|broadcaster|US||ای‌اس‌پی‌ان · ESPN
athletic|site|US||?اتلتیک · The Athletic
engadget|site|US||انگجت
techcrunch|site|US||تک‌کرانچ · تک کرانچ
the-verge|site|US||?ورج · ?د ورج
wired|newspaper|US||وایرد
v3|site|GB||وی‌تری · وی تری · ?V3
zdnet|site|US||زددی‌نت · زد دی نت
cnet|site|US||?سی‌نت · CNET
ars-technica|site|US||آرس‌تکنیکا
hacker-news|site|||هکر نیوز
gsmarena|site|||جی‌اس‌ام آرنا · جی اس ام آرنا
mashable|site|US||?مشبل
physorg|site|US||?فیز
science-daily|site|US||ساینس‌دیلی · ساینس دیلی
live-science|site|US||لایوساینس · لایو ساینس
nature|newspaper|GB||مجله نیچر · نشریه نیچر
national-geographic|newspaper|US||نشنال جئوگرافیک · نشنال جئوگرافی
oilprice|site|||اویل‌پرایس · اویل پرایس
argus|agency|GB||?آرگوس
platts|agency|US||پلتس · پلاتس
kpler|organisation|FR||?کپلر
marine-traffic|site|GR|https://www.marinetraffic.com|مارین‌ترافیک · مارین ترافیک · MarineTraffic
tanker-trackers|site|||تانکر ترکرز · تانکرترکرز
flightradar24|site|SE|https://www.flightradar24.com|فلایت‌رادار · فلایت رادار ۲۴ · فلایت‌رادار۲۴ · Flightradar24
le-monde|newspaper|FR|https://www.lemonde.fr|لوموند · روزنامه لوموند · Le Monde
le-figaro|newspaper|FR|https://www.lefigaro.fr|فیگارو · لوفیگارو · Le Figaro
liberation|newspaper|FR||لیبراسیون
le-parisien|newspaper|FR||پاریزین · لوپاریزین
lequipe|newspaper|FR|https://www.lequipe.fr|?اکیپ · لکیپ · روزنامه اکیپ
france-football|newspaper|FR||فرانس فوتبال
france24|broadcaster|FR|https://www.france24.com|فرانس ۲۴ · فرانس۲۴ · France 24
bfm|broadcaster|FR||بی‌اف‌ام · بی‌اف‌ام‌تی‌وی · BFM
rmc|broadcaster|FR||آر‌ام‌سی
euronews|broadcaster|FR|https://www.euronews.com|یورونیوز · یورو نیوز · Euronews
deutsche-welle|broadcaster|DE|https://www.dw.com|دویچه‌وله · دویچه وله · رادیو صدای آلمان · صدای آلمان · DW
spiegel|newspaper|DE|https://www.spiegel.de|اشپیگل · Spiegel
bild|newspaper|DE|https://www.bild.de|?بیلد · روزنامه بیلد · Bild
die-welt|newspaper|DE||دی‌ولت · دی ولت
die-zeit|newspaper|DE||دی‌تسایت · دی تسایت
faz|newspaper|DE||فرانکفورتر آلگماینه · فرانکفورتر آلگماینه سایتونگ
sueddeutsche|newspaper|DE||زوددویچه سایتونگ · زوددویچه‌سایتونگ
handelsblatt|newspaper|DE||هندلزبلات
kicker|newspaper|DE|https://www.kicker.de|?کیکر · نشریه کیکر
transfermarkt|site|DE|https://www.transfermarkt.com|ترانسفرمارکت · ترانسفر مارکت · ترنسفرمارکت
as-es|newspaper|ES|https://as.com|آ.اس · آاس · آ اس · روزنامه آس · نشریه آس · آس اسپانیا
marca|newspaper|ES|https://www.marca.com|مارکا · Marca
sport-es|newspaper|ES||?اسپورت · روزنامه اسپورت
mundo-deportivo|newspaper|ES|https://www.mundodeportivo.com|موندو دپورتیوو · موندودپورتیوو · موندو دپورتیو
el-pais|newspaper|ES|https://elpais.com|ال پائیس · ال‌پائیس · ال پاییس
el-mundo|newspaper|ES||ال موندو · ال‌موندو
abc-es|newspaper|ES||ای‌بی‌سی اسپانیا
cope|broadcaster|ES||رادیو کوپه
gazzetta|newspaper|IT|https://www.gazzetta.it|گاتزتا · گاتزتا دلو اسپورت · گازتا دلو اسپورت · گاتزتا دلواسپورت
corriere|newspaper|IT|https://www.corriere.it|کوریره دلا سرا · کوریره دلاسرا
corriere-sport|newspaper|IT||کوریره دلو اسپورت · کوریره دلواسپورت
tuttosport|newspaper|IT||توتو اسپورت · توتواسپورت
la-repubblica|newspaper|IT||رپوبلیکا · لا رپوبلیکا
la-stampa|newspaper|IT||لا استامپا · ?استامپا
sky-sport|broadcaster|IT||اسکای اسپورت · اسکای‌اسپورت · اسکای اسپورتس
football-italia|site|IT||فوتبال ایتالیا
a-bola|newspaper|PT||آبولا
record-pt|newspaper|PT||روزنامه رکورد
volkskrant|newspaper|NL||فولکس‌کرانت
telegraaf|newspaper|NL||تلگراف هلند
nos-nl|broadcaster|NL||ان‌او‌اس
le-soir|newspaper|BE||لوسوار
belga|agency|BE||بلگا
eu-observer|site|BE||ای‌یو آبزرور
swissinfo|broadcaster|CH||سوئیس‌اینفو
nzz|newspaper|CH||نویه زورشر سایتونگ
kurier|newspaper|AT||?کوریر
die-presse|newspaper|AT||دی‌پرسه
svt|broadcaster|SE||اس‌وی‌تی
aftonbladet|newspaper|SE||آفتون‌بلادت
expressen|newspaper|SE||اکسپرسن
nrk|broadcaster|NO||ان‌آر‌کی
ritzau|agency|DK||ریتزائو
tanjug|agency|RS||تانیوگ
pap|agency|PL||خبرگزاری لهستان
cbc|broadcaster|CA|https://www.cbc.ca|سی‌بی‌سی · سی بی سی · CBC
globe-and-mail|newspaper|CA||گلوب اند میل
national-post|newspaper|CA||نشنال پست
abc-au|broadcaster|AU||ای‌بی‌سی استرالیا
sydney-morning-herald|newspaper|AU||سیدنی مورنینگ هرالد
telesur|broadcaster|VE|https://www.telesurtv.net|تله‌سور · تله سور · شبکه تله‌سور · teleSUR
prensa-latina|agency|CU||پرنسا لاتینا · پرنسالاتینا
folha|newspaper|BR||?فولیا
globo|broadcaster|BR||?گلوبو · او گلوبو
clarin|newspaper|AR||?کلارین
ole-ar|newspaper|AR||?اوله · روزنامه اوله
el-mercurio|newspaper|CL||ال مرکوریو · ال‌مرکوریو
cgtn|broadcaster|CN||سی‌جی‌تی‌ان · CGTN
cctv|broadcaster|CN||سی‌سی‌تی‌وی · CCTV
global-times|newspaper|CN|https://www.globaltimes.cn|گلوبال تایمز · گلوبال‌تایمز · Global Times
china-daily|newspaper|CN|https://www.chinadaily.com.cn|چاینا دیلی · China Daily
peoples-daily|newspaper|CN||روزنامه خلق · پیپلز دیلی
caixin|newspaper|CN||کایکسین
scmp|newspaper|HK|https://www.scmp.com|ساوت چاینا مورنینگ پست · ساوث چاینا مورنینگ پست
asia-times|newspaper|HK|https://asiatimes.com|آسیا تایمز · آسیاتایمز
nhk|broadcaster|JP|https://www.nhk.or.jp|ان‌اچ‌کی · ان اچ کی · NHK
asahi|newspaper|JP||?آساهی · آساهی شیمبون
yomiuri|newspaper|JP||یومیوری · یومیوری شیمبون
mainichi|newspaper|JP||ماینیچی
nikkei|newspaper|JP|https://asia.nikkei.com|?نیکی · نیکئی · نیکی آسیا · نیکی ایژن ریویو
japan-times|newspaper|JP||ژاپن تایمز · جاپان تایمز
korea-herald|newspaper|KR||کره هرالد
korea-times|newspaper|KR||کره تایمز
chosun|newspaper|KR||چوسون ایلبو
kbs|broadcaster|KR||کی‌بی‌اس · KBS
diplomat|newspaper|US||?دیپلمات · نشریه دیپلمات
straits-times|newspaper|SG||استریتس تایمز
cna-asia|broadcaster|SG||چنل نیوز آسیا
bernama|agency|MY||برناما · خبرگزاری برناما
antara|agency|ID||آنتارا · خبرگزاری آنتارا
jakarta-post|newspaper|ID||جاکارتا پست
bangkok-post|newspaper|TH||بانکوک پست
vna|agency|VN||خبرگزاری ویتنام
central-news-agency|agency|TW||خبرگزاری مرکزی تایوان
x|social|US|https://x.com|ایکس · شبکه ایکس · شبکه اجتماعی ایکس · توییتر · توئیتر · شبکه اجتماعی توییتر · Twitter
truth-social|social|US|https://truthsocial.com|تروث سوشال · تروث‌سوشال · تروث سوشیال · تروث‌سوشیال · شبکه اجتماعی تروث سوشال · Truth Social
instagram|social|US|https://www.instagram.com|اینستاگرام · ?اینستا · Instagram
facebook|social|US|https://www.facebook.com|فیسبوک · فیس‌بوک · Facebook
telegram|social|AE|https://telegram.org|تلگرام · Telegram
whatsapp|social|US|https://www.whatsapp.com|واتساپ · واتس‌اپ · WhatsApp
youtube|social|US|https://www.youtube.com|یوتیوب · YouTube
tiktok|social|CN|https://www.tiktok.com|تیک‌تاک · تیک تاک · TikTok
linkedin|social|US|https://www.linkedin.com|لینکدین · لینکداین · LinkedIn
threads|social|US||تردز · Threads
bluesky|social|US|https://bsky.app|بلواسکای · بلو اسکای · Bluesky
weibo|social|CN||ویبو · Weibo
eitaa|social|IR|https://eitaa.com|?ایتا · پیام‌رسان ایتا
bale|social|IR|https://bale.ai|پیام‌رسان بله
soroush|social|IR||پیام‌رسان سروش
rubika|social|IR||روبیکا
virasty|social|IR||ویراستی
clubhouse|social|US||کلاب‌هاوس · کلاب هاوس · Clubhouse
`
