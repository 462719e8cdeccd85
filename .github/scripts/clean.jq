# What programs found in strangers' data and pages, made fit for a comment under the project's own name.

# seen tells whether a character is one that readers see, a blank or the end of a line. Those that are not can hide or
# turn what is read.
def seen:
  . == 9 or . == 10
  or (. >= 32 and (. < 127 or . > 159) and ([.] | inside([173, 1564, 6158, 65279]) | not)
    and (. < 8203 or . > 8207) and (. < 8232 or . > 8238) and (. < 8288 or . > 8303)
    and (. < 65529 or . > 65531) and (. < 917504 or . > 917631));

# clean keeps n characters at most, of whole lines; drops those that nobody sees; parts every @ from the name behind it,
# so that nobody is called; and leads to issues of other projects on GitHub by the address that does not tell them.
def clean(n):
  explode
  | map(select(seen))
  | map(if . == 64 then 64, 8203 else . end)
  | implode
  | split("://www.github.com/") | join("://github.com/")
  | split("://github.com/") | join("://redirect.github.com/")
  | if length > n then (.[:n] | split("\n")[:-1] | join("\n")) + "\n\nThe rest is left out.\n" else . end;
