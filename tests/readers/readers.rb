# Reads texts by Jekyll's readers: a JSON array [reader, text] a line in, a JSON string a line out.
require "json"
require "kramdown"
require "kramdown-parser-gfm"
require "liquid"

# Quotes and dashes stay as they are, so that texts can be compared.
SYMBOLS = { hellip: "...", mdash: "---", ndash: "--", laquo: "<<", raquo: ">>", laquo_space: "<< ", raquo_space: " >>" }
KRAMDOWN = {
  input: "GFM", hard_wrap: false, auto_ids: false, entity_output: "as_char", smart_quotes: "apos,apos,quot,quot",
  typographic_symbols: SYMBOLS, syntax_highlighter: nil, math_engine: nil
}

READERS = {
  "kramdown" => ->(text) { Kramdown::Document.new(text, KRAMDOWN).to_html },
  "liquid" => ->(text) { Liquid::Template.parse(text, error_mode: :strict).render!({}, strict_variables: true, strict_filters: true) }
}

$stdout.sync = true
STDIN.each_line do |line|
  reader, text = JSON.parse(line)
  begin
    answer = [READERS[reader].call(text), ""]
  rescue StandardError => error
    answer = ["", error.to_s]
  end
  puts JSON.generate(answer)
end
