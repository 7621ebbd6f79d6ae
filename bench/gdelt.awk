# A made-up GDELT 2.0 file: awk -v rows=1000000 -f bench/gdelt.awk >made.csv
#
# Two thirds of the rows are between two states, a few states are named more often than others, days run through a year, and one row
# in twenty has no type in PLOVER: much as in the real ones. The same file every time.
function pick(n) { seed = seed * 16807 % 2147483647; return int(seed / 1000) % n }
BEGIN {
    OFS = "\t"; seed = 7
    n = split("USA RUS CHN GBR FRA DEU UKR ISR IRN IND PAK TUR SAU JPN KOR PRK SYR IRQ AFG EGY MEX CAN BRA VEN COL ITA ESP POL GRC SRB MKD BGR ROU HUN NGA ZAF KEN ETH SDN LBY AUS IDN PHL VNM THA MMR QAT ARE YEM JOR", state, " ")
    c = split("042 043 040 036 051 057 061 071 112 111 173 190 193 120 138 141 163 020 084 0231", code, " ")
    for (i = 1; i <= rows; i++) {
        a = state[1 + int(pick(n) * pick(n) / n)]; b = pick(3) ? state[1 + int(pick(n) * pick(n) / n)] : ""
        d = pick(365); day = sprintf("2022%02d%02d", 1 + int(d / 31), 1 + d % 28); event = code[1 + pick(c)]
        articles = 1 + pick(10); sources = 1 + pick(3)
        print 1000000000 + i, day, substr(day, 1, 6), 2022, "2022.5", a "GOV", "GOVERNMENT", a, "", "", "", "", "GOV", "", "", \
            b, b, b, "", "", "", "", b == "" ? "" : "MIL", "", "", 1, event, substr(event, 1, 3), substr(event, 1, 2), 1, "1.9", \
            articles, sources, articles, "-2.5416", 4, "Washington, District of Columbia, United States", "US", "USDC", "DC001", "38.8951", "-77.0364", "531871", \
            4, "Skopje, Opstina Karpos, Macedonia", "MK", "MK41", "13456", "42", "21.4333", "-785842", 4, "Moscow, Moskva, Russia", "RS", "RS48", "25106", "55.7522", "37.6156", "-2960561", \
            day "120000", "https://news.example.org/world/" substr(day, 1, 6) "/a-story-about-what-states-do-" i
    }
}
