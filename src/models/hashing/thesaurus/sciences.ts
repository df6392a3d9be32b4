/** Natural and social sciences, in a student's words and in the book's; one meaning a line. */
export const sciences = `
speed velocity rate
speed_up acceleration accelerate
momentum inertia velocity
force push pull
energy work power
friction drag resistance
gravity weight attraction
mass weight
pressure stress
heat thermal temperature
electricity current charge voltage
resistance impedance
magnet magnetic field
wave oscillation vibration
frequency pitch rate
light optical photon ray
lens optics focus
color wavelength
ray beam
atom particle
molecule compound
acid sour ph
base alkaline
reaction transform
catalyst speed_up enzyme
bond link
mixture solution
gas vapor
liquid fluid
solid rigid
melt fuse
boil evaporate
freeze solidify
cell unit
gene dna hereditary genetic
inherit pass_on heredity
evolution natural_selection adapt
species organism
plant vegetation
photosynthesis sunlight
breathe respiration
blood circulation
nerve neuron
germ bacteria microbe pathogen
virus infection
medicine drug treatment
disease illness disorder
immune defense
food nutrition diet
sugar glucose carbohydrate
fat lipid
protein amino
muscle tissue
planet earth world
star sun
universe cosmos space
rock stone mineral
weather climate
earthquake seismic
environment surroundings ecosystem
pollution contamination
demand want
supply offer
market trade exchange
buyer consumer customer
seller producer supplier
profit gain earnings
loss deficit
tax duty levy
inflation price_rise
unemployment jobless
interest yield
debt loan credit
wealth rich
poverty poor
growth gdp expansion
government state
law legal legislation
vote election
right entitlement
war conflict battle
peace truce
king monarch ruler
society community
culture custom tradition
religion faith belief
behavior conduct action
emotion feeling
motivation drive
perception sense
habit routine
experiment trial study
observation measurement
theory model
evidence data
simulate simulation imitate
`;
