" Colours for the rules of Fettle. Made from the language's tables by the tests of the documentation:
" FETTLE_REGENERATE=1 writes this file anew.
if exists("b:current_syntax")
  finish
endif
scriptencoding utf-8
syntax case ignore
syntax iskeyword @,48-57,_,192-255

syntax match fettleOperator ~->\|→\|!=\|<=\|>=\|[-=<>+*/&%＝＜＞＋－＊／＆％]~
syntax match fettleFunction ~\k\@1<!\%(single_spaces\|days_between\|add_months\|no_accents\|url_decode\|remainder\|add_days\|count_of\|datetime\|index_of\|pad_left\|ceiling\|letters\|quarter\|replace\|reverse\|weekday\|before\|digits\|length\|minute\|number\|second\|after\|first\|floor\|lower\|month\|piece\|right\|round\|title\|upper\|date\|hash\|hour\|join\|left\|mask\|part\|text\|trim\|week\|year\|abs\|day\|max\|min\|nfc\)\k\@!\ze[(（]~
syntax match fettleForm ~\%(\%(^\|[;；]\s*\)normalize\s\+\%(\%(\<when\>\|#\)\@!.\)*[^,，、[:blank:]]\s\+\%(\%(\%(\<when\>\|#\)\@!.\)*[,，、]\s*\)\=\)\@200<=\%(no\s\+control\s\+characters\|single\s\+spaces\|alphanumeric\|fix\s\+encoding\|half\s\+width\|no\s\+accents\|currency\|datetime\|pad\s\+left\|postcode\|truncate\|boolean\|cn\s\+uscc\|company\|country\|letters\|mod11-2\|no\s\+html\|digits\|number\|ascii\|cn\s\+id\|email\|lower\|mod97\|money\|phone\|title\|upper\|whole\|date\|iban\|luhn\|name\|nfkc\|trim\|nfc\|url\|vat\)\k\@!~
syntax match fettleClause ~\k\@1<!\%(placeholders\s\+match\|every\s\+key\s\+present\|ignoring\s\+case\|no\s\+duplicates\|placeholders\|with\s\+reasons\|findings\s\+to\|starts\s\+with\|changes\s\+to\|determines\|looks\s\+like\|rejects\s\+to\|removed\s\+to\|reviews\s\+to\|delimiter\|ends\s\+with\|keep\s\+last\|sensitive\|at\s\+least\|contains\|encoding\|links\s\+to\|optional\|because\|between\|by\s\+name\|decimal\|matches\|part\s\+of\|similar\|any\s\+of\|blanks\|header\|others\|region\|reject\|review\|above\|clear\|table\|days\|else\|from\|into\|keep\|none\|note\|rows\|skip\|stop\|then\|warn\|when\|zone\|and\|day\|key\|not\|row\|as\|by\|if\|in\|is\|on\|or\|to\)\k\@!~
syntax match fettleClause ~\%(^\s\+\)\@40<=\%(review\s\+groups\s\+above\|never\s\+same\s\+when\|review\s\+when\|decided\s\+in\|links\s\+from\|removed\s\+to\|same\s\+when\|take\)\k\@!~
syntax match fettleClause ~\%(^\s\+\%(same\|never\|review\|take\|links\)\s[^#]*\)\@200<=\k\@1<!\%(everything\s\+else\|jaro\s\+winkler\|else\s\+review\|levenshtein\|most\s\+common\|all\s\+joined\|similar\s\+by\|if\s\+agreed\|metaphone\|at\s\+least\|if\s\+valid\|together\|damerau\|learned\|longest\|soundex\|differ\|nysiis\|tokens\|within\|equal\|from\|any\)\k\@!~
syntax match fettleClause ~\%(\<expect\s\+\)\@20<=\%(of\s\+last\s\+run\|deviation\|distinct\|smallest\|columns\|largest\|of\s\+rows\|merged\|within\|blank\|mean\|rows\|sum\|of\)\k\@!~
syntax match fettleClause ~\%(\<is\s\+\%(not\s\+\)\=\)\@20<=\%(changed\|default\|present\|blank\|valid\|real\)\k\@!~
syntax match fettleClause ~\%(\<keep\s\+\|\<then\s\+\)\@20<=\%(most\s\+complete\|earliest\|smallest\|largest\|latest\|first\|last\)\k\@!~
syntax match fettleConstant ~\k\@1<!\%(blank\|false\|today\|true\)\k\@!~
syntax match fettleType ~\%(\<is\s\+\)\@20<=\%(currency\|datetime\|postcode\|boolean\|cn\s\+uscc\|company\|country\|mod11-2\|number\|one\s\+of\|cn\s\+id\|email\|mod97\|money\|phone\|whole\|date\|iban\|luhn\|name\|text\|url\|vat\|id\)\k\@!~
syntax match fettleVerb ~\%(^\%uFEFF\=\|[;；]\s*\)\@<=\%(drop\s\+columns\|keep\s\+columns\|reject\s\+rows\|review\s\+rows\|drop\s\+rows\|keep\s\+rows\|normalize\|note\s\+rows\|stop\s\+rows\|warn\s\+rows\|correct\|default\|example\|include\|replace\|require\|column\|dedupe\|expect\|rename\|repair\|unique\|check\|clear\|merge\|split\|fill\|list\|load\|mask\|save\|test\|let\|set\|use\)\k\@!~
syntax match fettleNumber ~\k\@1<!\%([0-9０-９]\+\%([.．][0-9０-９]\+\)\=\)\@>\k\@!~
syntax match fettleBadName ~\k\@1<!\%([0-9０-９]\+\%([.．][0-9０-９]\+\)\=\)\@>\k\+~
syntax match fettlePattern ~\%(^\|[[:blank:]　(,，、（]\)\@1<=/\%([[:blank:]　/]\|$\)\@!\%([^/\\]\|\\.\)*\%(/\k*\|$\)~
syntax match fettlePattern ~\%(^\|[[:blank:]　(,，、（]\)\@1<=／\%([[:blank:]　／]\|$\)\@!\%([^／\\]\|\\.\)*\%(／\k*\|$\)~
syntax match fettleName ~\[\%([^\]]\|\]\]\)*\%(\]\|$\)~
syntax match fettleName ~[［]\%([^］]\|］］\)*\%([］]\|$\)~
syntax match fettleName ~[【]\%([^】]\|】】\)*\%([】]\|$\)~
syntax match fettleText ~[']\%([^']\|''\)*\%([']\|$\)~
syntax match fettleText ~["]\%([^"]\|""\)*\%(["]\|$\)~
syntax match fettleText ~[＇]\%([^＇]\|＇＇\)*\%([＇]\|$\)~
syntax match fettleText ~[＂]\%([^＂]\|＂＂\)*\%([＂]\|$\)~
syntax match fettleText ~[‘’]\%([^‘’]\|‘‘\|’’\)*\%([‘’]\|$\)~
syntax match fettleText ~[“”]\%([^“”]\|““\|””\)*\%([“”]\|$\)~
syntax match fettleComment ~[#＃].*$~

highlight default link fettleComment Comment
highlight default link fettleText String
highlight default link fettlePattern Special
highlight default link fettleNumber Number
highlight default link fettleForm Function
highlight default link fettleVerb Statement
highlight default link fettleClause Keyword
highlight default link fettleConstant Constant
highlight default link fettleType Type
highlight default link fettleFunction Function
highlight default link fettleName Identifier
highlight default link fettleOperator Operator
highlight default link fettleBadName Error

let b:current_syntax = "fettle"
