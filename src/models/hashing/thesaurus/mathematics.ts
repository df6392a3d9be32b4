/** Mathematics and statistics, in a student's words and in the book's; one meaning a line. */
export const mathematics = `
slope gradient derivative steepness rate_change
derivative differentiate differentiation rate_change slope
integral integrate antiderivative area_under accumulate
minimum minimize smallest lowest least
maximum maximize largest highest greatest
optimum optimal best optimize optimization
function map mapping relation formula
formula equation expression
equation equality formula identity
variable unknown quantity
coefficient weight parameter multiplier factor
constant fixed unchanging
add sum plus addition total
subtract minus difference deduct
multiply product times scale multiplication
divide quotient ratio division
ratio proportion fraction quotient relative
power exponent exponential raise
root square_root radical
logarithm log
square squared quadratic
cube cubic
line linear straight
plane hyperplane flat surface
circle round radius
angle direction orientation
triangle trigonometry
vector array direction
matrix table array grid
grid lattice table raster
dimension axis dimensional
length norm magnitude size
distance metric norm
inner_product dot_product projection
perpendicular orthogonal right_angle
transpose flip
inverse reverse undo opposite
opposite negative reverse converse
sign positive negative
zero null nil vanish
infinity infinite unbounded endless
limit approach converge
converge settle approach convergence
diverge blow_up explode
series sum sequence
sequence series list
step increment delta
approximation estimate approximate numerical
exact closed_form analytic analytical
numerical numeric finite_difference
continuous smooth
discrete countable separate
convex bowl bowl_shaped
concave dome
curve graph plot
graph plot chart network
graph node edge vertex
set collection group
subset part
element member item
probability chance likelihood odds
distribution spread histogram probability
mean average expectation expected
variance spread deviation dispersion
standard_deviation spread variance
median middle
normal gaussian bell_curve
uniform equal even
random stochastic chance
sample draw subset
population whole
independent unrelated separate
correlation dependence relation association
regression fit prediction
fit match model
outlier extreme anomaly
hypothesis assumption claim
significance p_value
confidence_interval range uncertainty
conditional given
prior before beforehand
posterior after
bayes conditional
proof argument demonstration
theorem statement result proposition
lemma auxiliary
induction recursive
contradiction absurd
combination choose binomial
permutation arrangement order
integer whole_number
prime indivisible
even odd parity
rounding truncation precision
eigenvalue characteristic
eigenvector principal direction
determinant volume
rank dimension
basis coordinate
chain_rule composition nested
composition nested chain composed
product_rule product
tangent touching slope
normalize scale rescale standardize
center_data mean_subtraction zero_centered subtract
decorrelate whiten
rotation turn
symmetry mirror reflection
symmetric equal mirrored
reflection mirror flip
increasing rising monotonic growing
decreasing falling
threshold cutoff limit
clamp clip cap threshold
weighting weight importance
weighted_average weighted_sum mixture
interval range
scale range magnitude
domain input_values
range output_values
parallel side_by_side
`;
