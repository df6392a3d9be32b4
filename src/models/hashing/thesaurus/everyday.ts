/** What people say in everyday words and course material in others; one meaning a line. */
export const everyday = `
big large huge great giant enormous vast high considerable substantial
small tiny little low minor slight negligible compact miniature
fast quick rapid speed quickly speedy efficient accelerate
slow slowly sluggish gradual lag delay inefficient
begin start initial initially first initialize onset launch beginning
end finish stop terminate halt final conclude cease termination
make build create construct produce generate form
break split divide separate partition cut fragment segment
join combine merge unite concatenate fuse put_together union aggregate
grow increase rise expand climb gain raise bigger growth larger
shrink decrease reduce drop fall lower decline diminish decay lessen smaller reduction
change alter modify vary adjust tweak tune variation modification
keep retain preserve hold maintain store remain stay save
remove delete discard drop eliminate throw_away erase get_rid omit prune exclude
find search locate discover look_up seek detect identify
choose pick select decide choice selection option
guess estimate predict approximate prediction estimation conjecture forecast
check verify test validate confirm validation inspect
mistake error wrong incorrect fault misclassify inaccurate flaw bug
right correct accurate true proper accuracy
good well better best fine desirable beneficial advantage
bad poor worse worst harmful undesirable drawback
problem issue trouble difficulty challenge obstacle
help assist aid support benefit useful improve
hurt harm damage degrade worsen impair
hard difficult tough challenging complicated complex tricky
easy simple straightforward trivial simply plain basic
same equal identical equivalent alike match
different distinct vary unlike dissimilar differ difference
similar close alike near resemble similarity comparable neighbor nearby
far distant remote away distance apart
many numerous several multiple lots plenty
few scarce rare limited handful sparse
enough sufficient adequate suffice
part piece component portion section fraction segment element bit
whole entire full complete total overall all
often frequent frequently commonly usually typical typically common
rarely seldom uncommon infrequent unusual
always every constantly invariably
never not_once
maybe perhaps possible possibly potential likely chance
sure certain confident confidence certainty
unsure uncertain uncertainty doubt ambiguous
cause reason lead due effect result_in trigger why because
effect result outcome consequence impact influence
way method approach technique procedure strategy manner means
step stage phase iteration round stage
rule law principle guideline rule_thumb heuristic
goal aim purpose objective target intention
idea concept notion intuition thought insight
example instance case sample illustration demonstrate
need require requirement necessary demand must
use apply employ utilize usage application
work function operate perform behave
try attempt experiment trial
learn study acquire train teach
teach instruct train educate lesson
remember memory recall memorize store retain
forget lose discard erase vanish disappear
understand comprehend grasp interpret make_sense interpretable
explain describe clarify account justify explanation
show display illustrate demonstrate reveal visualize exhibit
see view observe look watch visible visual
hide conceal invisible hidden obscure occlude
copy duplicate replicate clone repeat
repeat again recur iterate loop repetition redo
order sequence arrange sort rank arrangement
mix blend mixture combine shuffle
random chance arbitrary stochastic randomly haphazard
fair balanced unbiased even
unfair biased skewed bias imbalance
cheap inexpensive low_cost affordable economical
expensive costly pricey cost
price cost charge fee expense
money cash fund currency finance
pay spend cost
free unconstrained gratis
strong powerful robust intense
weak fragile faint feeble
rough coarse crude approximate
smooth even continuous gradual
sharp steep abrupt sudden
flat level constant plateau even
straight linear line
bent curved curve nonlinear
bumpy jagged noisy uneven irregular
middle center centre median midpoint
edge border boundary margin rim outline
top upper peak highest maximum above
bottom lower lowest minimum valley
outside external outer exterior
inside internal inner interior within
ahead forward future next
behind backward back past previous
up upward ascend climb uphill
down downward descend downhill descent
turn rotate rotation spin twist flip
shift move slide translate translation displacement offset
stretch scale extend enlarge zoom resize
squeeze squash compress shrink compact
push force press drive
pull attract draw drag
hit collide strike impact
carry transport convey transfer
send transmit deliver dispatch
receive get obtain acquire
give provide supply offer
take grab extract
swap exchange replace substitute switch
replace substitute instead alternative
fix repair correct mend solve remedy
fail failure crash break_down collapse
avoid prevent evade escape
stop prevent block inhibit halt
allow permit enable let
forbid prohibit ban disallow
limit bound restrict cap constraint threshold
watch monitor track observe supervise
measure quantify gauge metric evaluate
count number tally quantity amount
compare contrast versus comparison
tell_apart distinguish discriminate differentiate separate
sort classify categorize group kind category
kind type sort class category variety
label tag name mark annotate annotation
name call term define denote
meaning definition define semantic sense
question query ask request
answer response reply solution output
advice recommendation tip suggestion guideline
advantage benefit pro strength upside
disadvantage drawback downside weakness con shortcoming
danger risk hazard threat
safe secure protected
fool trick deceive mislead adversarial
attack assault exploit
defend protect guard defense shield
punish penalize penalty penalise
reward incentive bonus payoff
balance tradeoff trade_off compromise equilibrium
wide broad width breadth
narrow thin slim
deep depth
tall height high
long length extended
short brief
heavy weight mass
light lightweight
thick dense thickness
empty blank null vacant zero
full saturated filled
new novel fresh recent
old ancient previous former legacy
modern contemporary recent state_art
early initial beginning premature
late delayed final
popular common widespread widely_used famous
special particular specific unique
general generic generalize universal broad
real actual true genuine
fake artificial synthetic forged simulated
exact precise exactly accurate
rough_idea approximation estimate ballpark
enormous_number explode blow_up diverge
vanish disappear shrink fade
spread distribute disperse diffuse scatter
gather collect accumulate assemble aggregate
link connect connection relate attach
relationship relation dependence association correlation
depend rely dependence dependent
alone independent separately isolated single
together jointly simultaneous concurrently parallel
share common shared joint
own individual personal private
person people human individual
child kid infant
friend companion peer
work_together cooperate collaborate
fight compete conflict rivalry
win succeed victory success
lose defeat loss
picture image photo photograph snapshot figure
drawing sketch diagram figure
film video movie footage
sound audio noise acoustic
voice speech spoken
word token term vocabulary
sentence phrase caption statement
text document passage writing
write compose author
read parse
book textbook volume
page sheet leaf
story narrative tale
language linguistic tongue
color colour hue rgb channel
brightness illumination lighting intensity luminance
dark black dim
shape form geometry contour
size dimension magnitude extent
animal creature organism
car vehicle automobile truck
plane airplane aircraft
boat ship vessel
house building home
room space
road path route
map chart
box container rectangle
machine device engine
computer machine processor
screen monitor display
camera lens photographic
eye vision sight
brain neural mind cognitive
body organism
time duration period
now currently present
day daily
year annual yearly
age old
hot warm heat temperature
cold cool chill
dry arid
shake vibrate oscillate jitter wobble
bounce oscillate zigzag rebound
overshoot jump_past exceed
stuck trapped stall stagnate local_minimum
wander drift stray roam
stable steady stability consistent
unstable erratic volatile diverge
wait pause delay
hurry rush speed_up accelerate
slow_down decelerate brake
practice exercise drill
homework assignment problem_set exercise
exam test quiz assessment
grade mark score
student learner pupil
recipe procedure algorithm
trick hack technique heuristic
default standard typical usual
setting parameter hyperparameter knob configuration option
knob dial hyperparameter parameter setting
budget resource allowance
waste squander unnecessary redundant
redundant duplicate superfluous unnecessary
important significant crucial essential key
unimportant irrelevant insignificant negligible
relevant pertinent related
notice detect perceive
ignore neglect disregard skip
skip omit bypass jump
pay_attention focus attend attention
focus concentrate emphasis attention
extra additional supplementary more
missing absent lacking
available accessible
sudden abrupt instantaneous
immediately instantly at_once
finally eventually ultimately
bottleneck limiting constraint congestion
crowd many dense
quality grade standard
quantity amount number volume
average mean typical
extreme outlier unusual
gap difference discrepancy distance
space room memory
noise disturbance interference perturbation
disturb perturb disrupt
tiny_change perturbation small_change
guide steer direct
direction orientation heading way
point dot location position
place position location spot where
next_to adjacent neighboring beside
around surrounding near vicinity
across over spanning
sum_up summarize summary total
reuse recycle share borrow
ready_made pretrained prebuilt existing
from_scratch scratch ground_up
by_hand manual manually handcrafted
automatic automatically automated
worth worthwhile value
believe trust assume
assume suppose assumption presume
prove show demonstrate proof
evidence proof support data
opinion view belief
decide determine choose
expect anticipate predict expectation
surprise unexpected
`;
