/** Computing, data and learning machines, in a student's words and in the book's; one meaning a line. */
export const computing = `
program code software script
code implementation program
function procedure routine method
loop iterate repeat for_loop
condition if branch
variable name
list array sequence
dictionary map hash
stack lifo
queue fifo line
tree hierarchy
recursion recursive self_call
pointer reference address
object instance
class type category
interface contract
bug defect fault
debug sanity_check diagnose
sanity_check check debug verify
compile translate build
run execute evaluate
crash failure
speed performance runtime
slow bottleneck
memory ram storage space footprint
disk storage
file document
folder directory
network connection
server host
client browser
message packet
password secret credential
encrypt cipher
database table store
query search lookup
index lookup
cache remember store reuse
thread parallel concurrent
deadlock stuck
lock mutual_exclusion
parallel simultaneous concurrent
graphics_card gpu
processor cpu gpu
hardware device gpu
complexity cost running_time big_o
vectorize vectorized loop_free
library package framework
version release
compress shrink encode
encode represent encoding embedding
decode reconstruct
model classifier network system
classifier model detector predictor
detector filter kernel feature
filter kernel template detector
template prototype pattern
pattern template regularity structure
feature attribute property characteristic descriptor
category class label
label ground_truth target annotation correct_answer
data dataset examples samples
training learning fitting
training_data training_set examples
held_out validation test_set unseen
unseen new held_out test generalize
overfit memorize overfitting too_closely
underfit too_simple
generalize unseen generalization
capacity expressive representational_power
regularize regularization penalty simpler constraint
penalty regularization cost
prefer preference regularization
loss cost error objective unhappiness penalty
score output logit activation
prediction output guess
layer stage level
neuron unit node cell
connection weight synapse
weight parameter coefficient connection_strength
bias offset
activation nonlinearity firing
fire activate spike
dead inactive zero die
saturate flat plateau saturated
squash sigmoid tanh
threshold relu rectify
forward_pass prediction compute_output
backward_pass backpropagation gradient
backpropagation chain_rule backward gradient
gradient slope direction
gradient_descent downhill follow_slope optimize
step_size learning_rate
learning_rate step_size
momentum velocity
adaptive per_parameter adjust
batch minibatch subset group
epoch pass iteration
iteration step update
shuffle random_order
initialization starting_values initial start
symmetry identical
ensemble combine_models several_models average committee
committee ensemble vote
dropout randomly_disable switch_off
normalization rescale normalize
augmentation variation flip crop jitter
crop cut window
flip mirror
resize scale downsample upsample
downsample shrink pool stride
pool downsample summarize
padding border zero_padding
stride jump step
window patch region receptive_field
patch region piece
region area patch
receptive_field window region extent local
local nearby neighborhood
global overall whole
share reuse tie
convolution slide filter
slide sweep move
channel depth color
depth layers
stack_layers deep
shortcut skip_connection residual
pretrained transfer existing_model
fine_tune continue_training adapt
transfer reuse borrow
freeze fixed
embedding representation vector
representation encoding feature code
visualize picture display
occlude cover block hide
saliency important_pixels
nearest_neighbor closest similar
vote majority
neighbor closest nearby
distance dissimilarity
cross_validation fold split
split divide fold
hyperparameter knob setting tuning
tune choose search
search grid random
recurrent sequence memory time_step
sequence time_series
hidden_state memory
gate control
caption describe sentence
translate translation convert
attention focus weight
query key
position order location
token word
context surrounding
generate synthesize sample create
pixel dot point
view camera angle perspective viewpoint
viewpoint camera angle orientation
lighting illumination brightness
deform shape bend
background clutter
scene environment
render draw synthesize
ray line
density opacity
transparent see_through
adversarial fool attack malicious
perturbation noise small_change imperceptible
imperceptible invisible unnoticeable
defend robust
probability confidence softmax
softmax probability normalize
margin gap safety
hinge margin svm
binary two_class yes_no
multiclass several_classes many_categories
imbalance skewed
accuracy correct_fraction score
baseline reference compare
benchmark standard
expensive_to_run slow_at_test costly
fail_to_learn stuck not_learning
cell unit
bottleneck narrow
`;
