"""The words of the cue lexicon by class, each with its frames: ``lemma:letters/prepositions`` (see ``lookup.Frame``).

The lists are general knowledge of English (the verb classes of Quirk et al., "A Comprehensive Grammar of the English
Language", 16.20-16.63, and Levin's verbs of communication and judgement). They are not counted from any corpus. Verbs
that mostly mean a blow in news of conflicts (attack, hit, bash) are left out.
"""

from claimwatch_contracts.vocabulary import CueClass

VERBS: dict[CueClass, str] = {
    CueClass.ASSERT: """
        say:cq tell:cqo state:cqn add:cq announce:cqn declare:cqno claim:cqni assert:cqn maintain:cqn
        argue:cqn/for,against affirm:cqn confirm:cqn reaffirm:cqn reiterate:cqn repeat:cqn stress:cqn
        emphasize:cqn emphasise:cqn underline:cqn underscore:cn highlight:cqn note:cqn observe:cq
        remark:cq/on,upon comment:cq/on,upon mention:cqng point:cq/to explain:cqn clarify:cqn describe:cqng
        report:cqngo recount:cqn relate:cqn recall:cqng reveal:cqno disclose:cqn admit:cqng/to
        acknowledge:cqng concede:cqn confess:cqn/to reply:cq respond:cq/to answer:cqn retort:cq rejoin:q
        counter:cq continue:q conclude:cq write:cq/about tweet:cqn retweet:n post:cqn blog:cq/about text:q
        email:cqn quip:cq joke:cq/about tease:cq/about insist:cq/on,upon contend:cq inform:cqo/of,about,that
        notify:cq/of,about brief:q/on,about advise:cqong/against estimate:cqno/at reckon:cq calculate:cn
        predict:cqn forecast:cqn project:cqno foresee:cn prophesy:cq speculate:cq/about,on suggest:cqng
        propose:cqnig hint:cq/at,about,of imply:cqn indicate:cqn signal:cqn show:cn demonstrate:cn
        testify:cq/about,to swear:cqi attest:cq/to vouch:/for certify:c proclaim:cqn pronounce:cn
        profess:cni posit:c postulate:c allege:cqn cite:nq quote:nq detail:nc outline:nc summarize:nc
        summarise:nc elaborate:cq/on narrate:cqn chronicle:n document:nc mumble:cq mutter:cq murmur:cq
        whisper:cq shout:cqn yell:cq scream:cqn cry:q exclaim:cq roar:q bellow:q intone:q chant:cqn sing:q
        utter:nq voice:n express:nc convey:nc communicate:cn boast:cq/about,of brag:cq/about,of
        gush:cq/about rave:cq/about vent:q muse:cq/about drawl:q snap:q laugh:q smile:q sigh:q
        chuckle:q speak:q/about,of,against talk:/about discuss:nc liken:n compare:n equate:n call:n
        dub:n term:n label:n brand:n characterize:n characterise:n depict:n portray:n hail:n praise:nq
        laud:n tout:n applaud:n commend:nq celebrate:n compliment:n credit:n congratulate:n thank:nq
        welcome:nq endorse:n justify:n agree:cqi/with,to concur:cq/with attribute:n ascribe:n interject:cq
        interpose:q chime:q opine:cq surmise:cq theorize:cq theorise:cq reason:cq caveat:c specify:cn
        stipulate:c rule:c find:co determine:c judge:cn assess:cn read:q apologize:q/for apologise:q/for
        lament:cqn complain:cq/about,of,to bemoan:nc grumble:cq/about gripe:cq/about moan:cq/about
        whine:cq/about defend:nq refer:/to echo:nqc intimate:c put:/at peg:/at list:/as identify:c/as name:/as
        verify:c lay+out:n spell+out:nc set+out:n
        play+up:n sum+up:nq sound+off:/on,about,against open+up:/about speak+up:/for,about weigh+in:q/on
        opine:/on expound:/on dwell:/on inveigh:q/against champion:nq reference:n invoke:n
        posit:n charge:cq hear:cq
    """,
    CueClass.DENY: """
        deny:cqng refute:cn rebut:nq reject:nq dismiss:nq rebuff:n dispute:cn contradict:n disavow:n
        disclaim:n repudiate:n decline:iq/on refuse:iq disagree:cq/with,on,about contest:n
        discount:nc downplay:nc gainsay:n retract:n rubbish:n negate:n debunk:n challenge:nq question:ncq doubt:cn
        object:cq/to demur:q rule+out:ngc play+down:n brush+off:nq brush+aside:nq laugh+off:nq shrug+off:nq wave+off:nq
    """,
    CueClass.DEMAND: """
        demand:cqni urge:cqno call:/for,on,upon appeal:q/for,to plead:cqi/for,with beg:cqo/for implore:qon
        entreat:qo beseech:qo request:cqno require:c order:cqo command:cqno instruct:cqo direct:co
        press:/for push:/for lobby:o/for,against encourage:qno exhort:qo recommend:cqng advocate:cnq/for
        petition:o/for invite:o remind:cqo/of,about ask:o/for forbid:on ban:n prohibit:n
        counsel:cqo dare:o convince:co persuade:co pressure:o campaign:/for,against
        agitate:/for
    """,
    CueClass.ACCUSE: """
        accuse:nq/of blame:nq/for,on fault:n/for charge:/with allege:o incriminate:n implicate:n/in
        indict:n reproach:n/for impugn:n denigrate:n suspect:/of convict:/of
    """,
    CueClass.CONDEMN: """
        condemn:nq denounce:nq decry:ncq censure:nq criticize:nq criticise:nq deplore:ncq slam:nq blast:nq
        rebuke:nq reprimand:n lambaste:nq lambast:nq castigate:n chastise:nq chide:nq berate:n assail:nq
        rip:q excoriate:n vilify:n deride:nq mock:nq ridicule:nq scoff:cq/at scorn:n disparage:n belittle:n
        insult:n upbraid:n scold:nq admonish:nqoc protest:cqn/against,about oppose:ng
        rail:q/against fume:cq/about,over,at rage:/against malign:n taunt:nq jeer:nq/at lash:/out,at
    """,
    CueClass.WARN: """
        warn:cqo/of,about,against,over caution:cqo/against,about,over,that alert:c/to threaten:cqi/to,with
        forewarn:c/of worry:cq/about,over fret:cq/about,over
    """,
    CueClass.PROMISE: """
        promise:cqnio pledge:cqni vow:cqni guarantee:cn assure:cqo/of commit:i/to undertake:i
        offer:iq reassure:cq/of
    """,
    CueClass.ASK: """
        ask:cq/about,if,whether wonder:cq/about,whether,if inquire:cq/about,whether enquire:cq/about,whether
        query:cqn/about quiz:q/about,on
    """,
    CueClass.BELIEVE: """
        believe:cqno/in suspect:cn think:cqo/of,about feel:cqo/about know:cn/of,about suppose:cq assume:cn presume:c
        guess:cq imagine:cng consider:ncog deem:nc regard:n view:n see:c perceive:nc hope:cqi/for
        expect:cnio anticipate:cng fear:cqng dread:ncg want:nio wish:cio/for desire:ni intend:nicog
        plan:i/on,to aim:i/at aspire:i/to prefer:cni favor:ng favour:ng support:nq like:nig love:nig
        hate:nig dislike:ng loathe:n admire:n respect:n appreciate:nc value:n distrust:n mistrust:n trust:nc
        envy:n resent:ncg regret:cqngi mourn:n relish:ng enjoy:ng embrace:n accept:nc approve:n/of
        disapprove:/of decide:ciq/on,against resolve:ic realize:cn realise:cn recognize:cn
        recognise:cn understand:cn remember:cng forget:cg learn:c/of,about discover:c notice:cn
        figure:cq gather:c infer:c deduce:c contemplate:ng ponder:ncq weigh:n envision:ng
        envisage:ng dream:cq/of,about long:i/for yearn:i/for crave:n sympathize:/with sympathise:/with
        care:/about bet:cq gamble:c hesitate:i choose:i bristle:/at balk:/at marvel:cq/at rejoice:q/in
        tolerate:ng sense:cn seek:i vote:i/for,against side:/with mull:ng
    """,
}

NOUNS: dict[CueClass, str] = {
    CueClass.ASSERT: """
        claim:ci/of,about,that statement:ci/on,about,of assertion:c/of,about argument:c/for,against,about
        contention:c announcement:c/of,about,on declaration:c/of,for report:c/of,about,on comment:c/about,on
        remark:c/about,on suggestion:c/of observation:c/about admission:c/of acknowledgment:c/of
        acknowledgement:c/of confirmation:c/of explanation:c/of,for description:/of assessment:c/of
        estimate:c/of prediction:c/of,about forecast:c/of conclusion:c/about finding:c/about insistence:c/on
        confession:c/of testimony:c/about praise:/for,of account:/of rumor:c/of,about rumour:c/of,about
        notion:c/of hint:c/of,about responsibility:/for credit:/for
        proclamation:c/of endorsement:/of defense:/of reply:c/to response:c/to
        answer:c/to speech:/about,on message:c/of,about,to tweet:c/about proposal:ic/for,on toll:/of
        figure:/of tally:/of count:/of
    """,
    CueClass.DENY: """
        denial:c/of rejection:/of refusal:i dismissal:/of rebuttal:c/of,to repudiation:/of
        disagreement:c/with,over,about
    """,
    CueClass.DEMAND: """
        demand:ci/for call:ic/for,on appeal:i/for,to request:ci/for plea:i/for recommendation:ci/for,of
        order:ic instruction:ic urging:c push:i/for advocacy:/for,of
    """,
    CueClass.ACCUSE: """
        accusation:c/of,against allegation:c/of,about,against charge:c/of suspicion:c/of,about blame:/for
    """,
    CueClass.CONDEMN: """
        condemnation:/of criticism:c/of denunciation:/of censure:/of protest:c/against,over
        complaint:c/about,of,against rebuke:/of,to objection:c/to opposition:/to outrage:c/over,at,about
        disapproval:/of
    """,
    CueClass.WARN: """
        warning:ci/of,about,against threat:ic/of caution:c/about,against concern:c/about,over,that
        worry:c/about,over alarm:c/over,about,at
    """,
    CueClass.PROMISE: """
        promise:ic/of pledge:ic/of vow:ic/of assurance:c/of,about guarantee:c/of commitment:ic/to offer:i
    """,
    CueClass.ASK: "question:c/about,of,over inquiry:c/about,into query:c/about",
    CueClass.BELIEVE: "belief:c view:c opinion:c hope:c fear:c conviction:c assumption:c expectation:c confidence:c",
}

ADJECTIVES: dict[CueClass, str] = {
    CueClass.ASSERT: "adamant:c/about clear:c/about,on explicit:c/about",
    CueClass.CONDEMN: """
        critical:/of opposed:/to outraged:c/by,at,over angry:c/about,at,over,with
        furious:c/about,at,over,with
    """,
    CueClass.WARN: "worried:c/about,over,by concerned:c/about,over,by,with wary:/of,about",
    CueClass.BELIEVE: """
        sure:c/about,of certain:c/about,of confident:c/about,in,of aware:c/of convinced:c/of,by
        hopeful:c/about,of optimistic:c/about pessimistic:c/about afraid:ic/of,that fearful:c/of
        glad:ic/about,that happy:ic/about,with,that sad:c/about,that proud:ic/of sorry:ic/for,about
        skeptical:c/of,about sceptical:c/of,about doubtful:c/about,of unsure:c/about,of uncertain:c/about,of
        surprised:ic/by,at,about disappointed:ic/by,in,with,about pleased:ic/with,by,about eager:i keen:i/on
        willing:i unwilling:i reluctant:i determined:i committed:i/to interested:/in,to tired:/of fond:/of
        supportive:/of ready:i prepared:i shocked:ic/by,at,about frustrated:c/with,by,at,about
        satisfied:c/with,by unhappy:c/with,about dismayed:c/by,at,over alarmed:c/by,at,over encouraged:c/by
        comfortable:/with uncomfortable:/with impressed:c/by,with
    """,
}

GIVING = """
    give provide release issue publish compile circulate cite quote put+out report announce concede acknowledge admit
    claim state confirm
"""
"""Verbs that claim a toll which is their object: "gave a toll of 31"."""
COUNTING = "count record register tally log verify document"
"""Verbs that claim what they count: "counted 31 dead"."""
TOLL_NOUNS = "toll figure number count total tally estimate"
"""Nouns for a number of victims."""
COUNTED = """
    dead death fatality casualty victim killed wounded injured injury body case infection arrest detention abduction
    disappearance violation abuse attack incident killing strike airstrike raid explosion rape refugee displaced
"""
"""Nouns for victims, and for what is done to them."""
