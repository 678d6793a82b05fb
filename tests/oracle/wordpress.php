<?php
/**
 * Answers for a batch of texts, from WordPress itself.
 *
 * In: JSON on stdin, {"root": ".../wp-includes", "shortcodes": [names], "calls": [[function, text], …]}.
 * Out: JSON, one answer a call.
 */

ini_set( 'memory_limit', '1G' );
ini_set( 'pcre.backtrack_limit', '100000000' );
error_reporting( E_ERROR );
$job = json_decode( file_get_contents( 'php://stdin' ), true );

// What the functions ask of the rest of WordPress: hooks that nothing hangs on.
function apply_filters( $hook, $value ) {
	return $value;
}
function add_filter() {}
function add_action() {}
function __( $text ) {
	return $text;
}
function _x( $text ) {
	return $text;
}
function has_filter() {
	return false;
}
function remove_filter() {}
function wp_parse_args( $given, $defaults ) {
	return array_merge( $defaults, (array) $given );
}
function _doing_it_wrong() {}

define( 'ABSPATH', dirname( $job['root'] ) . '/' );
define( 'WPINC', 'wp-includes' );
require $job['root'] . '/formatting.php';
require $job['root'] . '/kses.php';
require $job['root'] . '/shortcodes.php';
require $job['root'] . '/class-wp-block-parser.php';
require $job['root'] . '/class-wp-oembed.php';
foreach ( array( 'block-type', 'block-type-registry', 'block-list', 'block' ) as $name ) {
	require $job['root'] . "/class-wp-$name.php";
}
require $job['root'] . '/blocks.php';

function home_url() {
	return 'https://blog.test/';
}
function wp_parse_url( $address, $part ) {
	return parse_url( $address, $part );
}

function is_embed( $address ) {
	$oembed = new WP_oEmbed();
	foreach ( array_keys( $oembed->providers ) as $pattern ) {
		if ( preg_match( $pattern, $address ) ) {
			return true;
		}
	}
	return false;
}

foreach ( $job['shortcodes'] as $name ) {
	add_shortcode( $name, 'record_shortcode' );
}

$found = array();
function record_shortcode( $attributes, $content, $name ) {
	global $found;
	$found[] = array( $name, $attributes, '' === $content ? null : $content );
	return '';
}

function found_shortcodes( $text ) {
	global $found;
	$found = array();
	do_shortcode( $text );
	return $found;
}

function block_tree( $text ) {
	$parser = new WP_Block_Parser();
	return array_map( 'block_row', $parser->parse( $text ) );
}

function block_row( $block ) {
	$inner  = array();
	$blocks = $block['innerBlocks'];
	foreach ( $block['innerContent'] as $piece ) {
		$inner[] = null === $piece ? block_row( (array) array_shift( $blocks ) ) : $piece;
	}
	return array( $block['blockName'], is_array( $block['attrs'] ) ? (object) $block['attrs'] : null, $inner );
}

$functions = array(
	'autop'      => 'wpautop',
	'unautop'    => 'shortcode_unautop',
	'blocks'     => 'block_tree',
	'attributes' => 'shortcode_parse_atts',
	'shortcodes' => 'found_shortcodes',
	'embeds'     => 'is_embed',
	'do_blocks'  => 'do_blocks',
	'texturize'  => 'wptexturize',
);
$answers   = array();
foreach ( $job['calls'] as list( $function, $text ) ) {
	$answers[] = $functions[ $function ]( $text );
}
echo json_encode( $answers, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES );
